// SPDX-License-Identifier: Apache-2.0
import Glibc
import SocketPolicy
import Testing

@Suite("The name of an endpoint")
struct NameTests {
  /// A name as bytes of an abstract address.
  private struct Written: Equatable {
    var address = sockaddr_un()
    var length: socklen_t = 0

    var text: String {
      withUnsafeBytes(of: address.sun_path) {
        String(decoding: $0[1..<(Int(length) - 2)], as: UTF8.self)
      }
    }

    static func == (left: Written, right: Written) -> Bool { left.text == right.text }
  }

  private let lot = seal(lot: 0x0123_4567_89ab_cdef, key: (1, 2))

  private func ip(_ text: String) -> ip {
    var address = SocketPolicy.ip()
    #expect(ip_parse(text, &address))
    return address
  }

  private func home(_ address: String, _ port: UInt16, index: UInt16 = 0) -> name {
    var name = SocketPolicy.name()
    name.kind = UInt8(NAME_HOME.rawValue)
    name.family = UInt8(AF_INET)
    name.index = index
    name.`self` = place(ip: ip(address), port: port)
    return name
  }

  private func line() -> name {
    var name = home("10.0.0.2", 40000)
    name.kind = UInt8(NAME_LINE.rawValue)
    name.host = 7
    name.peer = place(ip: ip("2001:db8::1"), port: 443)
    return name
  }

  private func write(_ name: name, _ seal: seal) -> Written {
    var (name, seal, written) = (name, seal, Written())
    written.length = name_encode(&seal, &name, &written.address)
    return written
  }

  private func read(_ written: Written, _ seal: seal) -> name? {
    var (seal, written, name) = (seal, written, SocketPolicy.name())
    return name_decode(&seal, &written.address, written.length, &name) ? name : nil
  }

  @Test("is printable, abstract, and begins with the project's name")
  func printable() {
    for name in [home("10.0.0.1", 80), line()] {
      let written = write(name, lot)
      #expect(written.address.sun_path.0 == 0)
      #expect(written.text.hasPrefix("backlot/"))
      #expect(written.text.allSatisfy { $0.isASCII && !$0.isWhitespace })
    }
  }

  @Test("comes back as it was written")
  func roundTrip() throws {
    let found = try #require(read(write(line(), lot), lot))
    #expect(found.kind == UInt8(NAME_LINE.rawValue))
    #expect(found.host == 7)
    #expect(found.`self`.port == 40000)
    #expect(ip_equal(found.`self`.ip, ip("10.0.0.2")))
    #expect(found.peer.port == 443)
    #expect(ip_equal(found.peer.ip, ip("2001:db8::1")))
  }

  @Test("differs in all that tells endpoints apart")
  func distinct() {
    let texts = [
      write(home("10.0.0.1", 80), lot), write(home("10.0.0.2", 80), lot),
      write(home("10.0.0.1", 81), lot), write(home("10.0.0.1", 80, index: 1), lot),
      write(home("10.0.0.1", 80), seal(lot: 1, key: (1, 2))),
      write(home("10.0.0.1", 80), seal(lot: lot.lot, key: (1, 3))),
    ].map(\.text)
    #expect(Set(texts).count == texts.count)
  }

  @Test("cannot be made, changed or cut by somebody without the key")
  func forgery() {
    let written = write(home("10.0.0.1", 80), lot)
    #expect(read(written, lot) != nil)
    #expect(read(written, seal(lot: lot.lot, key: (1, 3))) == nil)
    #expect(read(written, seal(lot: 5, key: lot.key)) == nil)
    for position in 1..<(Int(written.length) - 2) {
      var changed = written
      withUnsafeMutableBytes(of: &changed.address.sun_path) {
        $0[position] = $0[position] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      }
      #expect(read(changed, lot) == nil, "position \(position)")
    }
    for length in 0..<written.length {
      #expect(read(Written(address: written.address, length: length), lot) == nil)
    }
  }

  @Test("is signed with SipHash as its authors publish it")
  func siphashVector() {
    // The first vectors of the reference: key 00 … 0f, messages of 0, 1, 2 … bytes 00 01 02 …
    let key: [UInt64] = [0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908]
    let expected: [Int: UInt64] = [
      0: 0x726f_db47_dd0e_0e31, 1: 0x74f8_39c5_93dc_67fd, 8: 0x93f5_f579_9a93_2462,
      15: 0xa129_ca61_49be_45e5,
    ]
    for (length, value) in expected {
      let message = (0..<UInt8(length)).map { $0 }
      #expect(siphash(key, message, length) == value, "\(length) bytes")
    }
  }
}
