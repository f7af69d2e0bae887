// SPDX-License-Identifier: Apache-2.0
import Glibc
import SocketPolicy
import Testing

/// Every option of every level, set to many values and read into much and little room, on a socket
/// of ours and on one of the kernel.
@Suite("Swept over all their numbers, socket options")
struct OptionsSweepTests {
  /// What is not the kernel's on purpose, or no answer of the kernel's alone.
  private static let differences: [Int32: [Int32: String]] = [
    SOL_SOCKET: [
      SO_SNDBUF: "the carrier's buffers are larger", SO_RCVBUF: "likewise",
      55: "SO_MEMINFO likewise",
      SO_RCVLOWAT: "TCP has an upper bound", SO_ZEROCOPY: "nobody would send the completions",
      SO_PEEK_OFF: "the offset would count a datagram's header", SO_COOKIE: "another socket's",
      SO_ATTACH_FILTER: "not run on datagrams", SO_ATTACH_BPF: "likewise",
      SO_ATTACH_REUSEPORT_CBPF: "the lot spreads by itself", SO_ATTACH_REUSEPORT_EBPF: "likewise",
      SO_PEERNAME: "the shim's answer", SO_INCOMING_CPU: "depends on the moment",
      56: "SO_INCOMING_NAPI_ID likewise", 80: "SO_DEVMEM_DONTNEED is unknown",
    ],
    Int32(IPPROTO_TCP): [
      TCP_INFO: "there are no segments", TCP_CONGESTION: "the machine's default",
      26: "TCP_CC_INFO likewise", TCP_MAXSEG: "grows with the window", 24: "TCP_TIMESTAMP: a clock",
      TCP_REPAIR: "there is no repair", TCP_QUEUE_SEQ: "likewise", 42: "likewise, of TCP_AO",
      33: "TCP_FASTOPEN_KEY is not shown",
    ],
    Int32(IPPROTO_UDP): [103: "UDP_SEGMENT is refused", 104: "UDP_GRO is refused"],
    Int32(IPPROTO_IP): [
      52: "IP_PROTOCOL gives the port away",
      // Netfilter, which a lot has not.
      64: "", 65: "", 66: "", 67: "", 80: "", 81: "", 82: "", 83: "", 96: "", 97: "", 98: "",
      99: "",
      // Groups, which a test must not join on the machine's interfaces.
      35: "", 36: "", 37: "", 38: "", 39: "", 40: "", 41: "", 42: "", 43: "", 44: "", 45: "",
      46: "", 47: "", 48: "",
    ],
    Int32(IPPROTO_IPV6): [
      IPV6_MULTICAST_IF: "other interfaces", 6: "IPV6_2292PKTOPTIONS", 54: "IPV6_HOPOPTS not sent",
      55: "IPV6_RTHDRDSTOPTS likewise", 59: "IPV6_DSTOPTS likewise",
      64: "", 65: "", 66: "", 68: "", 69: "", 80: "",
      20: "", 21: "", 27: "", 28: "", 42: "", 43: "", 44: "", 45: "", 46: "", 47: "", 48: "",
    ],
  ]

  private static let numbers: [Int32] = [
    0, 1, 2, 3, 4, 5, 8, 10, 16, 31, 32, 63, 64, 88, 100, 127, 128, 255, 256, 536, 1000, 1280,
    5000, 32767, 32768, 65535, 65536, 100_000, 200_000, 200_001, .max, -1, -2, .min,
  ]

  /// One kind of socket in one state.
  struct Kind: Sendable, CustomTestStringConvertible {
    var family: Int32
    var type: Int32
    var state: socket_state

    var testDescription: String {
      let protocolName = type == 1 ? "TCP" : "UDP"
      return "\(protocolName), IPv\(family == AF_INET ? 4 : 6), state \(state.rawValue)"
    }
  }

  private static let kinds: [Kind] = [AF_INET, AF_INET6].flatMap { family in
    [
      (1, SOCKET_FRESH), (1, SOCKET_BOUND), (1, SOCKET_LISTENING), (2, SOCKET_FRESH),
      (2, SOCKET_BOUND),
    ]
    .map { Kind(family: family, type: $0.0, state: $0.1) }
  }

  /// The answers that are compared with are those of Linux 6.18.
  private static let isSpecified: Bool = {
    var name = utsname()
    uname(&name)
    let release = withUnsafeBytes(of: name.release) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    let parts = release.split(separator: ".").prefix(2).compactMap { Int($0) }
    return parts.count == 2 && (parts[0], parts[1]) >= (6, 18)
  }()

  /// Whether the kernel lets us do what needs privileges.
  private static let isPrivileged: Bool = {
    let probe = KernelSocket(descriptor: socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0))
    defer { close(probe.descriptor) }
    return probe.set(Int32(IPPROTO_IP), Int32(IP_TRANSPARENT), bytes(of: Int32(1))) == .done
  }()

  @Test(
    "answer as the kernel does", .enabled(if: isSpecified, "needs Linux 6.18 to compare with"),
    arguments: kinds)
  func sweep(kind: Kind) {
    for (level, last) in [
      (SOL_SOCKET, 90), (6, 60), (17, 110), (0, 100), (41, 90), (58, 3), (282, 3),
    ] {
      for name in -1...Int32(last) where Self.differences[level]?[name] == nil {
        if let difference = compare(kind, level, name) {
          Issue.record("\(level)/\(name) \(difference)")
        }
      }
    }
  }

  /// The first difference, in words.
  private func compare(_ kind: Kind, _ level: Int32, _ name: Int32) -> String? {
    for size in [4, 0, 1, 2, 3, 8, 16, 32] {
      for number in size == 4 ? Self.numbers : [0, 1, 40, 255, 1000, -1] {
        let padding = [UInt8](repeating: 0, count: max(size - 4, 0))
        let value = [UInt8]((bytes(of: number) + padding).prefix(size))
        if let difference = compare(kind, level, name, value) { return difference }
      }
      if kind.state != SOCKET_FRESH { return nil }
    }
    return nil
  }

  private func compare(
    _ kind: Kind, _ level: Int32, _ name: Int32, _ value: [UInt8]
  ) -> String? {
    var (kernel, subject) = open(kind)
    defer {
      close(kernel.descriptor)
      close(subject.carrier)
    }
    let expected = kernel.set(level, name, value)
    let answered = subject.set(level, name, value)
    guard expected == answered else { return "set to \(value): \(answered), kernel \(expected)" }
    for room in value.count == 4 ? [4, 0, 1, 2, 16, 64] : [4] {
      let expected = kernel.get(level, name, room: room)
      let answered = subject.get(level, name, room: room)
      guard expected == answered else {
        return "set to \(value), read into \(room): \(answered), kernel \(expected)"
      }
    }
    return nil
  }

  /// A socket of the kernel, and one of ours with the AF_UNIX socket underneath.
  private func open(_ kind: Kind) -> (KernelSocket, OptionsSubject) {
    let kernel = KernelSocket(descriptor: socket(kind.family, kind.type, 0))
    var subject = OptionsSubject(family: kind.family, type: kind.type, state: kind.state)
    subject.carrier = socket(AF_UNIX, kind.type, 0)
    subject.privileged = Self.isPrivileged
    subject.addresses = [address("10.0.0.1")]
    guard kind.state != SOCKET_FRESH else { return (kernel, subject) }
    let size = kind.family == AF_INET ? 16 : 28
    bindAnywhere(kernel.descriptor, kind.family, size)
    bindAnywhere(subject.carrier, AF_UNIX, 2)
    if kind.family == AF_INET6 {
      // What bind() to an IPv6 address does, and the shim with it.
      subject.options.ipv6_v6only = 1
    }
    if kind.state == SOCKET_LISTENING {
      #expect(listen(kernel.descriptor, 5) == 0)
      #expect(listen(subject.carrier, 5) == 0)
    }
    return (kernel, subject)
  }

  /// To loopback and a free port, or to a free name.
  private func bindAnywhere(_ descriptor: Int32, _ family: Int32, _ size: Int) {
    var storage = sockaddr_storage()
    storage.ss_family = sa_family_t(family)
    var length = socklen_t(size)
    let bound = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        if family != AF_UNIX {
          place_write(place(ip: ip_loopback(family), port: 0), family, $0, &length)
        }
        return bind(descriptor, $0, socklen_t(size))
      }
    }
    #expect(bound == 0)
  }
}
