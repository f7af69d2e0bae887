// SPDX-License-Identifier: Apache-2.0
import Glibc
import SocketPolicy
import Testing

private let tcp = Int32(IPPROTO_TCP)
private let udp = Int32(IPPROTO_UDP)
private let v4 = Int32(IPPROTO_IP)
private let v6 = Int32(IPPROTO_IPV6)

// Of kernel headers that Glibc does not show.
private let udpSegment: Int32 = 103
private let udpGRO: Int32 = 104
private let mtuOption: Int32 = 14
private let peerPidfd: Int32 = 77

/// Setting a number, and what reading gives then.
struct OptionsCase: Sendable, CustomTestStringConvertible {
  var level: Int32
  var name: Int32
  var value: Int32
  var reads: Int32

  init(_ level: Int32, _ name: Int32, _ value: Int32, reads: Int32? = nil) {
    (self.level, self.name, self.value, self.reads) = (level, name, value, reads ?? value)
  }

  var testDescription: String { "\(level)/\(name) = \(value)" }
}

/// A level and an option's number in it.
private struct OptionsName: Hashable {
  var level: Int32
  var number: Int32

  init(_ level: Int32, _ number: Int32) { (self.level, self.number) = (level, number) }
}

@Suite("A socket option")
struct OptionsTests {
  @Test(
    "reads as the kernel keeps it",
    arguments: [
      OptionsCase(tcp, TCP_NODELAY, 5, reads: 1), OptionsCase(tcp, TCP_KEEPIDLE, 30),
      OptionsCase(tcp, TCP_MAXSEG, 1000), OptionsCase(tcp, TCP_DEFER_ACCEPT, 4, reads: 7),
      OptionsCase(tcp, TCP_LINGER2, 500, reads: 120), OptionsCase(tcp, TCP_LINGER2, -9, reads: -1),
      OptionsCase(tcp, TCP_WINDOW_CLAMP, 1, reads: 1152),
      OptionsCase(v4, Int32(IP_TOS), 0xbb, reads: 0xb8), OptionsCase(v4, Int32(IP_TTL), 1),
      OptionsCase(v4, Int32(IP_TTL), -1, reads: 64), OptionsCase(v6, IPV6_UNICAST_HOPS, 0),
      OptionsCase(v6, IPV6_UNICAST_HOPS, -1, reads: 64), OptionsCase(v6, IPV6_V6ONLY, 2, reads: 1),
      OptionsCase(SOL_SOCKET, SO_REUSEPORT, 7, reads: 1),
    ])
  func kept(by row: OptionsCase) {
    var socket = OptionsSubject.tcp(AF_INET6)
    #expect(socket.set(row.level, row.name, row.value) == .done)
    #expect(socket.get(row.level, row.name) == .number(row.reads))
  }

  @Test(
    "that cannot be so is refused, and keeps its value",
    arguments: [
      OptionsCase(tcp, TCP_KEEPIDLE, 0, reads: 7200),
      OptionsCase(tcp, TCP_KEEPINTVL, 32768, reads: 75),
      OptionsCase(tcp, TCP_KEEPCNT, 128, reads: 9),
      OptionsCase(tcp, TCP_MAXSEG, 87, reads: 536), OptionsCase(v4, Int32(IP_TTL), 256, reads: 64),
      OptionsCase(v4, Int32(IP_MTU_DISCOVER), 6, reads: 1),
      OptionsCase(v6, IPV6_TCLASS, 256, reads: 0),
      OptionsCase(v6, IPV6_MULTICAST_LOOP, 2, reads: 1),
    ])
  func refused(by row: OptionsCase) {
    var socket = OptionsSubject.tcp(AF_INET6)
    #expect(socket.set(row.level, row.name, row.value) == .fails(EINVAL))
    #expect(socket.get(row.level, row.name) == .number(row.reads))
  }

  @Test("has a value of its own: setting it changes no other", arguments: [Int32(1), 2])
  func separate(type: Int32) {
    let shared: [[OptionsName]] = [
      [OptionsName(v4, Int32(IP_FREEBIND)), OptionsName(v6, IPV6_FREEBIND)],
      [OptionsName(v4, Int32(IP_TRANSPARENT)), OptionsName(v6, IPV6_TRANSPARENT)],
      [OptionsName(SOL_SOCKET, SO_BINDTODEVICE), OptionsName(SOL_SOCKET, SO_BINDTOIFINDEX)],
      [OptionsName(SOL_SOCKET, SO_ATTACH_BPF), OptionsName(SOL_SOCKET, SO_ATTACH_FILTER)],
    ]
    let all = [SOL_SOCKET, tcp, udp, v4, v6].flatMap { level in
      (0..<110).map { OptionsName(level, $0) }
    }
    let fresh = OptionsSubject(family: AF_INET6, type: type, privileged: true)
    let names = all.filter {
      if case .gives = fresh.get($0.level, $0.number, room: 64) { true } else { false }
    }
    let before = names.map { fresh.get($0.level, $0.number, room: 64) }
    var changeable = 0
    for name in all {
      for value: Int32 in [0, 1, 1300] {
        var socket = fresh
        guard socket.decide(name.level, name.number, bytes(of: value)).verdict == OPTION_DONE
        else { continue }
        let after = names.map { socket.get($0.level, $0.number, room: 64) }
        let changed = Set(zip(names, zip(before, after)).filter { $1.0 != $1.1 }.map(\.0))
        let together = Set(shared.first { $0.contains(name) } ?? [name])
        #expect(changed.isSubset(of: together), "\(name) = \(value)")
        changeable += changed.isEmpty ? 0 : 1
      }
    }
    #expect(changeable > 60)
  }

  @Test("of IPPROTO_IP may be a byte, and reads as a byte where there is no room for more")
  func narrow() {
    var socket = OptionsSubject.udp()
    #expect(socket.set(v4, Int32(IP_TTL), [9]) == .done)
    #expect(socket.get(v4, Int32(IP_TTL), room: 1) == .gives([9]))
    #expect(socket.get(v4, Int32(IP_TTL), room: 3) == .gives([9]))
    #expect(socket.get(v4, Int32(IP_TTL), room: 64) == .number(9))
    #expect(socket.set(v4, Int32(IP_TTL), []) == .fails(EINVAL))
    #expect(socket.set(tcp, TCP_NODELAY, [1]) == .fails(ENOPROTOOPT))
    #expect(socket.set(udp, 1, [1]) == .fails(EINVAL))
  }

  @Test("of another protocol or level is unknown, each in the kernel's words")
  func elsewhere() {
    var four = OptionsSubject.tcp()
    var six = OptionsSubject.udp(AF_INET6)
    #expect(four.set(v6, IPV6_V6ONLY, 1) == .fails(ENOPROTOOPT))
    #expect(four.get(v6, IPV6_V6ONLY) == .fails(EOPNOTSUPP))
    #expect(six.get(tcp, TCP_NODELAY) == .fails(ENOPROTOOPT))
    #expect(six.set(v4, Int32(IP_TTL), 3) == .done)
    #expect(four.set(tcp, 999, 1) == .fails(ENOPROTOOPT))
    #expect(four.set(tcp, 999, [1]) == .fails(EINVAL))
    #expect(four.get(tcp, TCP_NODELAY, room: -1) == .fails(EINVAL))
  }

  @Test("that a program falls back from is refused: offload and zero copies")
  func offload() {
    var socket = OptionsSubject.udp()
    #expect(socket.set(udp, udpSegment, 1400) == .fails(ENOPROTOOPT))
    #expect(socket.set(udp, udpGRO, 1) == .fails(ENOPROTOOPT))
    #expect(socket.set(SOL_SOCKET, SO_ZEROCOPY, 1) == .fails(EOPNOTSUPP))
    #expect(socket.set(SOL_SOCKET, SO_ZEROCOPY, 0) == .done)
  }

  @Test("tells nothing of the AF_UNIX socket underneath")
  func disguise() {
    let socket = OptionsSubject.tcp(AF_INET6, state: SOCKET_CONNECTED)
    #expect(socket.get(SOL_SOCKET, SO_DOMAIN) == .number(AF_INET6))
    #expect(socket.get(SOL_SOCKET, SO_PROTOCOL) == .number(tcp))
    #expect(socket.get(SOL_SOCKET, SO_TYPE) == .number(1))
    let nobody = bytes(of: Int32(0)) + bytes(of: Int32(-1)) + bytes(of: Int32(-1))
    #expect(socket.get(SOL_SOCKET, SO_PEERCRED, room: 12) == .gives(nobody))
    for (name, error) in [
      (SO_PEERGROUPS, ENODATA), (SO_PEERSEC, ENOPROTOOPT), (peerPidfd, ENODATA),
      (SO_PASSCRED, EOPNOTSUPP), (SO_PASSSEC, EOPNOTSUPP),
    ] {
      #expect(socket.get(SOL_SOCKET, name, room: 64) == .fails(error), "\(name)")
    }
  }

  @Test("may need privileges")
  func privileges() {
    var user = OptionsSubject.tcp()
    var root = OptionsSubject.tcp()
    root.privileged = true
    #expect(user.set(v4, Int32(IP_TRANSPARENT), 1) == .fails(EPERM))
    #expect(user.set(v4, Int32(IP_TRANSPARENT), 0) == .done)
    #expect(root.set(v4, Int32(IP_TRANSPARENT), 1) == .done)
    #expect(root.options.ip_transparent == 1)
    #expect(root.set(tcp, TCP_REPAIR, 1) == .fails(EPERM))
  }

  @Test(
    "may depend on the socket's state",
    arguments: [
      (v6, IPV6_V6ONLY, SOCKET_BOUND, 1, EINVAL),
      (v6, IPV6_ADDRFORM, SOCKET_BOUND, AF_INET, ENOTCONN),
      (tcp, TCP_FASTOPEN_CONNECT, SOCKET_LISTENING, 1, EINVAL),
      (tcp, TCP_FASTOPEN, SOCKET_CONNECTED, 1, EINVAL),
      (tcp, TCP_WINDOW_CLAMP, SOCKET_CONNECTED, 0, EINVAL),
    ] as [(Int32, Int32, socket_state, Int32, Int32)])
  func states(level: Int32, name: Int32, state: socket_state, value: Int32, error: Int32) {
    var socket = OptionsSubject.tcp(AF_INET6, state: state)
    #expect(socket.set(level, name, value) == .fails(error))
  }

  @Test("says the path's MTU once there is a path")
  func mtu() {
    #expect(OptionsSubject.udp().get(v4, mtuOption) == .fails(ENOTCONN))
    var socket = OptionsSubject.udp(state: SOCKET_CONNECTED)
    #expect(socket.get(v4, mtuOption) == .number(1500))
    socket.loopback = true
    #expect(socket.get(v4, mtuOption) == .number(65535))
    #expect(OptionsSubject.tcp(state: SOCKET_CONNECTED).get(tcp, TCP_MAXSEG) == .number(1448))
    #expect(
      OptionsSubject.tcp(AF_INET6, state: SOCKET_CONNECTED).get(tcp, TCP_MAXSEG) == .number(1428))
  }

  @Test("binds to an interface that the host has")
  func device() {
    var socket = OptionsSubject.udp()
    let eth0 = [UInt8]("eth0".utf8)
    #expect(socket.set(SOL_SOCKET, SO_BINDTODEVICE, eth0) == .fails(ENODEV))
    socket.addresses = [address("10.0.0.1")]
    #expect(socket.set(SOL_SOCKET, SO_BINDTODEVICE, eth0) == .done)
    #expect(socket.get(SOL_SOCKET, SO_BINDTODEVICE, room: 16) == .gives(eth0 + [0]))
    #expect(socket.get(SOL_SOCKET, SO_BINDTODEVICE, room: 5) == .fails(EINVAL))
    #expect(socket.get(SOL_SOCKET, SO_BINDTOIFINDEX) == .number(2))
    #expect(socket.set(SOL_SOCKET, SO_BINDTODEVICE, []) == .fails(EPERM))
    socket.privileged = true
    #expect(socket.set(SOL_SOCKET, SO_BINDTODEVICE, []) == .done)
    #expect(socket.get(SOL_SOCKET, SO_BINDTODEVICE, room: 16) == .done)
  }

  @Test("names an algorithm of congestion control, or ENOENT")
  func congestion() {
    var socket = OptionsSubject.tcp()
    #expect(socket.set(tcp, TCP_CONGESTION, [UInt8]("reno".utf8)) == .done)
    let padded = [UInt8]("reno".utf8) + [UInt8](repeating: 0, count: 12)
    #expect(socket.get(tcp, TCP_CONGESTION, room: 16) == .gives(padded))
    #expect(socket.set(tcp, TCP_CONGESTION, [UInt8]("hybla".utf8)) == .fails(ENOENT))
    #expect(socket.set(tcp, TCP_ULP, [UInt8]("tls".utf8)) == .fails(ENOENT))
  }

  @Test(
    "TCP_INFO tells the state, in the size of Linux 6.18",
    arguments: [
      (SOCKET_FRESH, false, 7), (SOCKET_LISTENING, false, 10), (SOCKET_CONNECTING, false, 2),
      (SOCKET_CONNECTED, false, 1), (SOCKET_CONNECTED, true, 5), (SOCKET_PEER_SHUT, false, 8),
      (SOCKET_PEER_SHUT, true, 7), (SOCKET_CLOSED, false, 7),
    ] as [(socket_state, Bool, UInt8)])
  func information(state: socket_state, ownShut: Bool, tells: UInt8) throws {
    var socket = OptionsSubject.tcp(state: state)
    socket.ownShut = ownShut
    guard case .gives(let info) = socket.get(tcp, TCP_INFO, room: 512) else {
      Issue.record("no TCP_INFO")
      return
    }
    #expect(info.count == 280)
    #expect(info[0] == tells)
    #expect(socket.get(tcp, TCP_INFO, room: 1) == .gives([tells]))
  }

  @Test("tells the shim what a datagram carries")
  func datagrams() {
    var socket = OptionsSubject.udp(AF_INET6)
    #expect(options_ip_ttl(&socket.options) == 64)
    #expect(options_ip_multicast_ttl(&socket.options) == 1)
    #expect(options_ipv6_unicast_hops(&socket.options) == 64)
    #expect(options_ipv6_multicast_hops(&socket.options) == 1)
    #expect(options_ip_multicast_loop(&socket.options))
    #expect(!options_ip_multicast_all(&socket.options, AF_INET6))
    #expect(options_ip_multicast_all(&socket.options, AF_INET))
    _ = socket.set(v4, Int32(IP_TTL), 7)
    _ = socket.set(v4, Int32(IP_MULTICAST_TTL), 0)
    _ = socket.set(v4, Int32(IP_MULTICAST_LOOP), 0)
    _ = socket.set(v6, IPV6_UNICAST_HOPS, 0)
    _ = socket.set(v6, IPV6_RECVPKTINFO, 1)
    #expect(options_ip_ttl(&socket.options) == 7)
    #expect(options_ip_multicast_ttl(&socket.options) == 0)
    #expect(!options_ip_multicast_loop(&socket.options))
    #expect(options_ipv6_unicast_hops(&socket.options) == 0)
    #expect(socket.options.ipv6_recvpktinfo == 1)
  }

  @Test("left to the kernel is noted where the shim acts on it")
  func noted() {
    var socket = OptionsSubject.tcp()
    #expect(socket.decide(SOL_SOCKET, SO_BROADCAST, bytes(of: Int32(1))).verdict == OPTION_KERNEL)
    #expect(socket.options.so_broadcast == 1)
    #expect(!options_aborts_on_close(&socket.options))
    let abort = bytes(of: linger(l_onoff: 1, l_linger: 0))
    #expect(socket.decide(SOL_SOCKET, SO_LINGER, abort).verdict == OPTION_KERNEL)
    #expect(options_aborts_on_close(&socket.options))
    #expect(socket.decide(SOL_SOCKET, SO_RCVBUF, bytes(of: Int32(9))).verdict == OPTION_KERNEL)
  }

  @Test("that filters datagrams is accepted and not run: they start with a header of ours")
  func filters() {
    var socket = OptionsSubject.udp()
    let program = bytes(of: UInt64(1)) + bytes(of: UInt64(0))
    #expect(socket.set(SOL_SOCKET, SO_DETACH_FILTER, 0) == .fails(ENOENT))
    #expect(socket.set(SOL_SOCKET, SO_ATTACH_FILTER, program) == .done)
    #expect(socket.set(SOL_SOCKET, SO_LOCK_FILTER, 1) == .done)
    #expect(socket.set(SOL_SOCKET, SO_DETACH_FILTER, 0) == .fails(EPERM))
    #expect(socket.set(SOL_SOCKET, SO_LOCK_FILTER, 0) == .fails(EPERM))
    var stream = OptionsSubject.tcp()
    #expect(stream.decide(SOL_SOCKET, SO_ATTACH_FILTER, program).verdict == OPTION_KERNEL)
  }
}
