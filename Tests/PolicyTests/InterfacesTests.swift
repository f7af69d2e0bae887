// SPDX-License-Identifier: Apache-2.0
import Glibc
import SocketPolicy
import Testing

@Suite("The interfaces of a host")
struct InterfacesTests {
  private let host = [address("10.0.0.1"), address("10.0.0.7"), address("2001:db8::1")]

  /// "eth0 10.0.0.1/255.255.255.0 10.0.0.255", in the order of the list.
  private func listing(of addresses: [ip]) -> [String] {
    var head: UnsafeMutablePointer<ifaddrs>?
    #expect(interfaces_list(addresses, addresses.count, &head) == 0)
    defer { freeifaddrs(head) }
    return sequence(first: head, next: { $0?.pointee.ifa_next })
      .compactMap { $0?.pointee }
      .map { entry in
        let parts = [entry.ifa_addr, entry.ifa_netmask, entry.ifa_ifu.ifu_broadaddr].map(text)
        let flags = String(entry.ifa_flags, radix: 16)
        return "\(String(cString: entry.ifa_name)) \(flags) \(parts.joined(separator: " "))"
      }
  }

  private func text(_ address: UnsafeMutablePointer<sockaddr>?) -> String {
    guard let address else { return "-" }
    let family = Int32(address.pointee.sa_family)
    if family == AF_PACKET {
      // struct sockaddr_ll: the hardware address starts at byte 12.
      let raw = UnsafeRawBufferPointer(start: address, count: 18)
      return raw[12..<18].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        .joined(separator: ":")
    }
    var place = place()
    #expect(place_read(address, 28, family, &place) == 0)
    var text = [CChar](repeating: 0, count: 46)
    return String(cString: ip_format(place.ip, &text))
  }

  @Test("are lo and eth0, as getifaddrs() lists them: links, IPv4, IPv6")
  func list() {
    #expect(
      listing(of: host) == [
        "lo 10049 00:00:00:00:00:00 - 00:00:00:00:00:00",
        "eth0 11043 02:42:0a:00:00:01 - ff:ff:ff:ff:ff:ff",
        "lo 10049 127.0.0.1 255.0.0.0 127.0.0.1",
        "eth0 11043 10.0.0.1 255.255.255.0 10.0.0.255",
        "eth0 11043 10.0.0.7 255.255.255.0 10.0.0.255",
        "lo 10049 ::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff -",
        "eth0 11043 2001:db8::1 ffff:ffff:ffff:ffff:: -",
      ])
  }

  @Test("are lo alone where the host has no address, or one of 127.0.0.0/8")
  func loopback() {
    #expect(listing(of: []).count == 3)
    let legacy = listing(of: [address("127.0.0.9"), address("127.0.0.1")])
    #expect(legacy.filter { $0.hasPrefix("lo ") }.count == legacy.count)
    #expect(legacy.contains("lo 10049 127.0.0.9 255.0.0.0 127.0.0.9"))
    #expect(legacy.count == 4)
  }

  @Test("have names and indices")
  func names() {
    var name = [CChar](repeating: 0, count: 16)
    #expect(interfaces_index(host, host.count, "lo") == 1)
    #expect(interfaces_index(host, host.count, "eth0") == 2)
    #expect(interfaces_index([], 0, "eth0") == 0)
    #expect(interfaces_index(host, host.count, "eth1") == 0)
    #expect(interfaces_name(host, host.count, 2, &name))
    #expect(!interfaces_name([], 0, 2, &name))
    var list: UnsafeMutablePointer<if_nameindex>?
    #expect(interfaces_names(host, host.count, &list) == 0)
    #expect(list?[0].if_index == 1)
    #expect(list.map { String(cString: $0[1].if_name) } == "eth0")
    #expect(list?[2].if_index == 0)
    if_freenameindex(list)
  }

  /// Asks with a `struct ifreq` of that name; the bytes of the answer, or an errno.
  private func ask(_ request: UInt, _ name: String, of addresses: [ip]? = nil) -> OptionsAnswer {
    let addresses = addresses ?? host
    var ifreq = [UInt8](name.utf8) + [UInt8](repeating: 0, count: 40 - name.utf8.count)
    let error = interfaces_ioctl(addresses, addresses.count, request, &ifreq)
    return error == 0 ? .gives([UInt8](ifreq[16..<24])) : .fails(error)
  }

  @Test(
    "answer ioctl()",
    arguments: [
      (0x8915, "lo", [2, 0, 0, 0, 127, 0, 0, 1]), (0x8915, "eth0", [2, 0, 0, 0, 10, 0, 0, 1]),
      (0x891b, "eth0", [2, 0, 0, 0, 255, 255, 255, 0]), (0x891b, "lo", [2, 0, 0, 0, 255, 0, 0, 0]),
      (0x8919, "eth0", [2, 0, 0, 0, 10, 0, 0, 255]), (0x8919, "lo", [2, 0, 0, 0, 0, 0, 0, 0]),
      (0x8913, "lo", [0x49, 0, 0, 0, 0, 0, 0, 0]),
      (0x8913, "eth0", [0x43, 0x10, 0, 0, 0, 0, 0, 0]),
      (0x8921, "eth0", [0xdc, 5, 0, 0, 0, 0, 0, 0]), (0x8921, "lo", [0, 0, 1, 0, 0, 0, 0, 0]),
      (0x8933, "eth0", [2, 0, 0, 0, 0, 0, 0, 0]), (0x8942, "lo", [0xe8, 3, 0, 0, 0, 0, 0, 0]),
      (0x8927, "eth0", [1, 0, 2, 0x42, 10, 0, 0, 1]),
      (0x8913, "eth0:1", [0x43, 0x10, 0, 0, 0, 0, 0, 0]),
    ] as [(UInt, String, [UInt8])])
  func requests(request: UInt, name: String, answer: [UInt8]) {
    #expect(ask(request, name) == .gives(answer))
  }

  @Test("refuse in the kernel's words, and cannot be changed")
  func refusals() {
    #expect(ask(0x8915, "eth1") == .fails(ENODEV))
    #expect(ask(0x8915, "eth0:1") == .fails(EADDRNOTAVAIL))
    #expect(ask(0x8915, "eth0", of: [address("2001:db8::1")]) == .fails(EADDRNOTAVAIL))
    #expect(ask(0x8946, "eth0") == .fails(EOPNOTSUPP), "SIOCETHTOOL")
    #expect(ask(0x8914, "lo") == .fails(EPERM), "SIOCSIFFLAGS")
    #expect(ask(0x890b, "") == .fails(EPERM), "SIOCADDRT")
    #expect(ask(0x89a2, "br0") == .fails(EOPNOTSUPP), "SIOCBRADDIF")
    #expect(interfaces_ioctl(host, host.count, 0x8915, nil) == EFAULT)
  }

  @Test("leave other requests alone", arguments: [0x541b, 0x5411, 0x8905, 0x894b] as [UInt])
  func others(request: UInt) {
    #expect(ask(request, "lo") == .fails(-1))
  }

  @Test("are counted and listed by SIOCGIFCONF, as many as there is room for")
  func configuration() {
    var space = [UInt8](repeating: 0, count: 200)
    for (room, filled) in [(0, 0), (39, 0), (80, 80), (200, 120)] {
      let length = space.withUnsafeMutableBytes {
        configured(length: Int32(room), buffer: $0.baseAddress)
      }
      #expect(length == Int32(filled))
    }
    #expect(configured(length: 0, buffer: nil) == 120)
    #expect(String(decoding: space[40..<44], as: UTF8.self) == "eth0")
    #expect([UInt8](space[60..<64]) == [10, 0, 0, 1])
  }

  /// `struct ifconf`, of which Swift does not see the union.
  private struct Configuration {
    var length: Int32
    var padding: Int32 = 0
    var buffer: UnsafeMutableRawPointer?
  }

  private func configured(length: Int32, buffer: UnsafeMutableRawPointer?) -> Int32 {
    var request = Configuration(length: length, buffer: buffer)
    #expect(interfaces_ioctl(host, host.count, 0x8912, &request) == 0)
    return request.length
  }
}
