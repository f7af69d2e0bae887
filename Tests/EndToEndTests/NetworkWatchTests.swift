// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

/// What watches the end-to-end tests sees what it is there to see.
@Suite struct NetworkWatchTests {
  @Test func `A real listener is in the port tables, with its port and its user`() throws {
    let listener = try LoopbackSocket(SOCK_STREAM)
    defer { listener.close() }
    try #require(listen(listener.descriptor, 1) == 0)
    let rows = PortTable.rows().filter { $0.table == "tcp" && $0.port == listener.port }
    #expect(rows.contains { $0.uid == geteuid() })
    #expect(rows.allSatisfy { !$0.isOurProduction })
  }

  @Test func `A real datagram is counted, by protocol and by interface`() throws {
    let socket = try LoopbackSocket(SOCK_DGRAM)
    defer { socket.close() }
    let before = try Counters()
    try socket.sendToItself()
    let changes = try Counters().changes(since: before)
    #expect(changes.contains { $0.hasPrefix("Udp OutDatagrams ") })
    #expect(changes.contains { $0.hasPrefix("lo sent packets ") })
    #expect(before.changes(since: before) == [])
  }

  @Test func `The list of devices names the loopback`() throws {
    #expect(try Counters().devices.contains("lo"))
  }
}

/// A socket on a free port of the machine's loopback.
private struct LoopbackSocket {
  let descriptor: Int32
  let port: Int
  private let address: sockaddr_in

  init(_ type: __socket_type) throws {
    descriptor = socket(AF_INET, Int32(type.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isBound = withUnsafeMutableBytes(of: &address) { bytes in
      let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      return bind(descriptor, pointer, length) == 0
        && getsockname(descriptor, pointer, &length) == 0
    }
    try #require(isBound, "the machine's loopback is down")
    self.address = address
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  func sendToItself() throws {
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let sent = withUnsafeBytes(of: address) {
      sendto(
        descriptor, "x", 1, 0, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, length)
    }
    try #require(sent == 1)
  }

  func close() { Glibc.close(descriptor) }
}
