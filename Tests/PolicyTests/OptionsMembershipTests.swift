// SPDX-License-Identifier: Apache-2.0
import Glibc
import SocketPolicy
import Testing

@Suite("A multicast membership")
struct OptionsMembershipTests {
  private let group = "239.1.2.3"
  private let joinGroup: Int32 = 42  // MCAST_JOIN_GROUP

  private func four(_ text: String) -> [UInt8] { [UInt8](bytes(of: address(text)).suffix(4)) }

  private func socket(_ family: Int32 = AF_INET) -> OptionsSubject {
    var socket = OptionsSubject.udp(family)
    socket.addresses = [address("10.0.0.1")]
    return socket
  }

  private func same(_ one: ip, _ text: String) -> Bool { ip_equal(one, address(text)) }

  @Test("is read from ip_mreq and from ip_mreqn")
  func shapes() {
    var socket = socket()
    let short = four(group) + four("10.0.0.1")
    for value in [short, short + bytes(of: Int32(2))] {
      let answer = socket.decide(Int32(IPPROTO_IP), Int32(IP_ADD_MEMBERSHIP), value)
      #expect(answer.verdict == OPTION_JOIN)
      #expect(same(answer.group, group))
      #expect(same(answer.interface_address, "10.0.0.1"))
      #expect(answer.interface_index == (value.count == 12 ? 2 : 0))
    }
    let leaving = socket.decide(Int32(IPPROTO_IP), Int32(IP_DROP_MEMBERSHIP), short)
    #expect(leaving.verdict == OPTION_LEAVE)
  }

  @Test("is read from ipv6_mreq")
  func six() {
    var socket = socket(AF_INET6)
    let value = bytes(of: address("ff02::1:2")) + bytes(of: Int32(1))
    let answer = socket.decide(Int32(IPPROTO_IPV6), IPV6_JOIN_GROUP, value)
    #expect(answer.verdict == OPTION_JOIN)
    #expect(same(answer.group, "ff02::1:2"))
    #expect(answer.interface_index == 1)
  }

  @Test("may name the one source to hear")
  func source() {
    var socket = socket()
    let value = four(group) + four("0.0.0.0") + four("10.0.0.9")
    let answer = socket.decide(Int32(IPPROTO_IP), Int32(IP_ADD_SOURCE_MEMBERSHIP), value)
    #expect(answer.verdict == OPTION_JOIN)
    #expect(same(answer.source, "10.0.0.9"))
  }

  @Test("of RFC 3678 is the same for both families", arguments: [AF_INET, AF_INET6])
  func independent(family: Int32) {
    let text = family == AF_INET ? group : "ff02::1:2"
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout.size(ofValue: storage))
    withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        place_write(place(ip: address(text), port: 0), family, $0, &length)
      }
    }
    var socket = socket(family)
    let level = Int32(family == AF_INET ? IPPROTO_IP : IPPROTO_IPV6)
    let value = bytes(of: UInt64(1)) + bytes(of: storage)
    let answer = socket.decide(level, joinGroup, value)
    #expect(answer.verdict == OPTION_JOIN)
    #expect(same(answer.group, text))
    #expect(answer.interface_index == 1)
  }

  @Test("that cannot be is refused in the kernel's words")
  func refused() {
    var socket = socket()
    let join = Int32(IP_ADD_MEMBERSHIP)
    let any = four("0.0.0.0")
    #expect(socket.set(Int32(IPPROTO_IP), join, four(group)) == .fails(EINVAL))
    #expect(socket.set(Int32(IPPROTO_IP), join, four("10.0.0.1") + any) == .fails(EINVAL))
    #expect(socket.set(Int32(IPPROTO_IP), join, four(group) + four("10.9.9.9")) == .fails(ENODEV))
    let third = four(group) + any + bytes(of: Int32(3))
    #expect(socket.set(Int32(IPPROTO_IP), join, third) == .fails(ENODEV))
    var stream = OptionsSubject.tcp()
    #expect(stream.set(Int32(IPPROTO_IP), join, four(group) + any) == .fails(EPROTO))
  }
}
