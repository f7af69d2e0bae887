// SPDX-License-Identifier: Apache-2.0
import Glibc
import SocketPolicy
import Testing

@Suite("An address")
struct AddressTests {
  private func parsed(_ text: String) -> ip? {
    var address = ip()
    return ip_parse(text, &address) ? address : nil
  }

  private func formatted(_ address: ip) -> String {
    var text = [CChar](repeating: 0, count: 46)
    return String(cString: ip_format(address, &text))
  }

  @Test(
    "is written as the kernel writes it",
    arguments: [
      ("10.0.0.1", "10.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("::1", "::1"), ("::", "::"),
      ("2001:0DB8:0:0::1", "2001:db8::1"), ("fe80::1", "fe80::1"),
      ("::ffff:10.0.0.1", "10.0.0.1"),
    ])
  func text(written: String, read: String) throws {
    #expect(formatted(try #require(parsed(written))) == read)
  }

  @Test(
    "does not parse otherwise",
    arguments: [
      "", "10.0.0", "10.0.0.256", "10.0.0.1 ", "1:2", "localhost", "10.0.0.1:80", "[::1]",
    ])
  func nonsense(text: String) {
    #expect(parsed(text) == nil)
  }

  @Test("knows what it is")
  func kinds() throws {
    let claims: [(String, (ip) -> Bool, [String])] = [
      ("wildcard", ip_is_wildcard, ["0.0.0.0", "::"]),
      ("loopback", ip_is_loopback, ["127.0.0.1", "127.255.255.254", "::1"]),
      ("multicast", ip_is_multicast, ["224.0.0.1", "239.255.255.255", "ff02::1"]),
      ("broadcast", ip_is_broadcast, ["255.255.255.255"]),
      ("link-local", ip_is_linklocal, ["fe80::1", "febf::1"]),
    ]
    let all = claims.flatMap(\.2) + ["10.0.0.1", "2001:db8::1", "fec0::1"]
    for (name, holds, members) in claims {
      for text in all {
        let address = try #require(parsed(text))
        #expect(holds(address) == members.contains(text), "\(text) \(name)")
      }
    }
  }

  @Test("is read from a sockaddr, and the kernel's errno when that is none")
  func reading() {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(8080).bigEndian
    address.sin_addr.s_addr = UInt32(0x0a00_0001).bigEndian
    var result = place()
    func read(_ length: Int, _ family: Int32) -> Int32 {
      withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          place_read($0, socklen_t(length), family, &result)
        }
      }
    }
    #expect(read(16, AF_INET) == 0)
    #expect(formatted(result.ip) == "10.0.0.1")
    #expect(result.port == 8080)
    #expect(read(15, AF_INET) == EINVAL)
    address.sin_family = sa_family_t(AF_INET6)
    #expect(read(16, AF_INET) == EAFNOSUPPORT)
  }

  @Test("is written into as much room as there is", arguments: [0, 2, 8, 16, 128])
  func truncation(room: Int) throws {
    let here = place(ip: try #require(parsed("10.0.0.1")), port: 80)
    var buffer = [UInt8](repeating: 0xee, count: 128)
    var length = socklen_t(room)
    buffer.withUnsafeMutableBytes {
      place_write(here, AF_INET, $0.baseAddress!.assumingMemoryBound(to: sockaddr.self), &length)
    }
    #expect(length == 16)
    #expect(buffer[min(room, 16)...].allSatisfy { $0 == 0xee })
    let whole: [UInt8] = [2, 0, 0, 80, 10, 0, 0, 1] + Array(repeating: 0, count: 8)
    #expect(Array(buffer[..<min(room, 16)]) == Array(whole.prefix(room)))
  }
}
