// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("The addresses of a name")
struct AddressOrderTests {
  @Test("are ordered by what the host reaches, then by their kind", arguments: orders)
  func ordered(own: String, file: String, expected: String) {
    let reach = own.split(separator: " ").reduce(0 as UInt32) { reach, address in
      reach | withUnsafePointer(to: parsed(String(address)), reach_by).rawValue
    }
    let addresses = file.split(separator: " ").map(String.init)
    let ranks = addresses.map { address in
      withUnsafePointer(to: parsed(address)) { address_rank($0, reach) }
    }
    let sorted = (0..<ADDRESS_RANKS).flatMap { rank in
      zip(addresses, ranks).filter { $0.1 == rank }.map(\.0)
    }

    #expect(sorted.joined(separator: " ") == expected)
  }

  static let lo = "127.0.0.1 ::1"

  /// The host's own addresses, those of the file, and how they are tried.
  static let orders = [
    // Both families: IPv6 first.
    ("\(lo) 10.0.0.1 fd00::1", "10.0.0.5 fd00::5", "fd00::5 10.0.0.5"),
    ("\(lo) 10.0.0.1 fd00::1", "fd00::5 10.0.0.5 2001:db8::1", "fd00::5 2001:db8::1 10.0.0.5"),
    // One family: that one first.
    ("\(lo) 10.0.0.1", "fd00::5 10.0.0.5", "10.0.0.5 fd00::5"),
    ("\(lo) fd00::1", "10.0.0.5 fd00::5", "fd00::5 10.0.0.5"),
    // An address of the link alone reaches the link alone.
    ("\(lo) 10.0.0.1 fe80::1", "fd00::5 10.0.0.5", "10.0.0.5 fd00::5"),
    ("\(lo) 10.0.0.1 fe80::1", "10.0.0.5 fe80::5", "fe80::5 10.0.0.5"),
    ("\(lo) 10.0.0.1", "fe80::5 10.0.0.5", "10.0.0.5 fe80::5"),
    // No network at all: everything alike.
    (lo, "10.0.0.5 fd00::5", "fd00::5 10.0.0.5"),
    (lo, "10.0.0.5 fe80::5", "fe80::5 10.0.0.5"),
    // Loopback.
    (lo, "127.0.0.1 ::1", "::1 127.0.0.1"),
    ("127.0.0.1", "::1 127.0.0.1", "127.0.0.1 ::1"),
    ("\(lo) 10.0.0.1", "127.0.0.1 ::1", "::1 127.0.0.1"),
    ("\(lo) 10.0.0.1", "10.0.0.5 ::1 fd00::5", "::1 10.0.0.5 fd00::5"),
    // Kinds, and the order of the file among equals.
    (
      "\(lo) 10.0.0.1 fd00::1", "10.0.0.5 ::10.0.0.6 2002::5 fd00::6 ::1 fd00::5 10.0.0.4",
      "::1 fd00::6 fd00::5 2002::5 ::10.0.0.6 10.0.0.5 10.0.0.4"
    ),
    // A mapped one is of IPv4.
    ("\(lo) 10.0.0.1", "fd00::5 ::ffff:10.0.0.5", "::ffff:10.0.0.5 fd00::5"),
    ("\(lo) fd00::1", "::ffff:10.0.0.5 fd00::5", "fd00::5 ::ffff:10.0.0.5"),
  ]

  @Test("are preferred of the one family that a host has, for AI_ADDRCONFIG")
  func family() {
    #expect(reach_family(REACH_V4.rawValue | REACH_LOCAL_V6.rawValue) == AF_INET)
    #expect(reach_family(REACH_V6.rawValue | REACH_LOOPBACK_V4.rawValue) == AF_INET6)
    #expect(reach_family(REACH_V4.rawValue | REACH_V6.rawValue) == AF_UNSPEC)
    #expect(reach_family(REACH_LOOPBACK_V4.rawValue) == AF_UNSPEC)
  }
}
