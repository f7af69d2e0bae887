// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("An address of a host")
struct HostAddressTests {
  @Test(
    "may be written short, as inet_aton reads it",
    arguments: [
      ("127.1", "127.0.0.1"), ("0x7f.1", "127.0.0.1"), ("017700000001", "127.0.0.1"),
      ("1", "0.0.0.1"), ("0", "0.0.0.0"), ("0xffffffff", "255.255.255.255"),
      ("4294967295", "255.255.255.255"), ("1.0xffffff", "1.255.255.255"),
      ("1.2.65535", "1.2.255.255"), ("1.2.3.0X04", "1.2.3.4"), ("0000000001.2.3.4", "1.2.3.4"),
      ("010.1.1.1", "8.1.1.1"), ("10.0.0.5", "10.0.0.5"),
    ])
  func short(text: String, meaning: String) {
    var address = host_address()

    #expect(host_address_read_short(text, &address))
    #expect(written(address) == meaning)
    // What libc itself says.
    var libc = in_addr()
    #expect(inet_aton(text, &libc) == 1)
    #expect(withUnsafeBytes(of: libc) { written(AF_INET, $0.baseAddress!) } == meaning)
  }

  @Test(
    "is no address when it is something else",
    arguments: [
      "", ".", "1.", ".1", "1..2", "256.1.1.1", "1.2.3.256", "1.2.3.4.5", "08", "0x", "1.2.3.09",
      "4294967296", "99999999999999999999", "1.0x1000000", "1.2.65536", "-1", "+1.2.3.4",
      " 1.2.3.4",
      "1.2.3.4 ", "1.2.3.4%1", "a", "1.2.3.4x", "::1",
    ])
  func shortRefused(text: String) {
    var address = host_address()
    #expect(!host_address_read_short(text, &address))
  }

  @Test("at the beginning of a line is followed by a blank or by nothing")
  func next() {
    func answer(_ line: String) -> String? {
      var address = host_address()
      return line.withCString { start in
        var at: UnsafePointer? = start
        guard host_address_next(&at, &address) else { return nil }
        return "\(written(address))|\(String(cString: at!))"
      }
    }

    #expect(answer("10.0.0.5 db") == "10.0.0.5| db")
    #expect(answer("10.0.0.5") == "10.0.0.5|")
    #expect(answer("fd00::5\tdb") == "fd00::5|\tdb")
    #expect(answer("::ffff:1.2.3.4 db") == "::ffff:1.2.3.4| db")
    #expect(answer("10.0.0.5x db") == nil)
    #expect(answer("10.0.0.05 db") == nil)
    #expect(answer("10.0.0.5. db") == nil)
    #expect(answer("1234.0.0.5 db") == nil)
    #expect(answer("fd00::5%1 db") == nil)
    #expect(answer("fd00::5: db") == nil)
    #expect(answer(String(repeating: "0", count: 100) + "::1 db") == nil)
  }

  @Test("of IPv6 serves who wants IPv4 where it is a loopback or a mapped one")
  func serve() {
    func answer(_ text: String, _ family: Int32) -> String? {
      var address = parsed(text)
      return host_address_serve(&address, family) ? written(address) : nil
    }

    #expect(answer("::1", AF_INET) == "127.0.0.1")
    #expect(answer("::ffff:10.0.0.5", AF_INET) == "10.0.0.5")
    #expect(answer("::2", AF_INET) == nil)
    #expect(answer("fd00::5", AF_INET) == nil)
    #expect(answer("::1", AF_INET6) == "::1")
    #expect(answer("10.0.0.5", AF_INET6) == nil)
    #expect(answer("::1", AF_UNSPEC) == "::1")
    #expect(answer("10.0.0.5", AF_UNSPEC) == "10.0.0.5")
  }

  @Test("is mapped and back")
  func mapped() {
    var address = parsed("10.0.0.5")

    #expect(!host_address_unmap(&address))
    host_address_map(&address)
    #expect(written(address) == "::ffff:10.0.0.5")
    host_address_map(&address)
    #expect(written(address) == "::ffff:10.0.0.5")
    #expect(host_address_unmap(&address))
    #expect(written(address) == "10.0.0.5")
  }

  @Test("is of its link alone, or a loopback")
  func kinds() {
    func isLocal(_ text: String) -> Bool {
      withUnsafePointer(to: parsed(text), host_address_is_local)
    }
    func isLoopback(_ text: String) -> Bool {
      withUnsafePointer(to: parsed(text), host_address_is_loopback)
    }

    for text in ["fe80::1", "febf::1", "ff02::1", "ff01::1", "169.254.1.1"] {
      #expect(isLocal(text), "\(text)")
    }
    for text in ["fec0::1", "ff05::1", "fd00::1", "169.253.1.1", "10.0.0.1", "::1"] {
      #expect(!isLocal(text), "\(text)")
    }
    #expect(isLoopback("127.1.2.3") && isLoopback("::1"))
    #expect(!isLoopback("128.0.0.1") && !isLoopback("::") && !isLoopback("::ffff:127.0.0.1"))
  }

  @Test("has a scope by number")
  func scopes() {
    func answer(_ text: String) -> UInt32? {
      var scope: UInt32 = 77
      return host_scope_read(text, &scope) ? scope : nil
    }

    #expect(answer("1") == 1)
    #expect(answer("01") == 1)
    #expect(answer("4294967295") == 4_294_967_295)
    for text in ["", "4294967296", "99999999999999999999999", "0x1", "1x", "lo", "-1", " 1"] {
      #expect(answer(text) == nil, "\(text)")
    }
  }

  @Test("as a name is one of its family, or no host at all", arguments: literals)
  func literal(name: String, family: Int32, meaning: String) {
    var address = host_address()
    let answer =
      switch host_literal(name, family, &address) {
      case LITERAL_NOT: "a name"
      case LITERAL_ADDRESS: written(address)
      default: "nothing"
      }
    #expect(answer == meaning)
  }

  /// What glibc 2.36's gethostbyname2() takes them for.
  static let literals = [
    ("10.0.0.1", AF_INET, "10.0.0.1"), ("10.1", AF_INET, "10.0.0.1"), ("5", AF_INET, "0.0.0.5"),
    ("999.999", AF_INET, "nothing"), ("1.2.3.4.5", AF_INET, "nothing"),
    ("08.1", AF_INET, "nothing"),
    ("10.1.", AF_INET, "a name"), ("0x7f.1", AF_INET, "a name"), ("7abc", AF_INET, "a name"),
    ("10.0.0.1", AF_INET6, "nothing"), ("::1", AF_INET6, "::1"), ("::1", AF_INET, "nothing"),
    ("ab:cd", AF_INET6, "nothing"), ("ab:cd", AF_INET, "nothing"), ("abcd", AF_INET, "a name"),
    ("::x", AF_INET6, "a name"), ("fe80::1%lo", AF_INET6, "a name"), ("", AF_INET, "a name"),
    ("xy:z", AF_INET, "a name"), ("::ffff:1.2.3.4", AF_INET6, "::ffff:1.2.3.4"),
  ]
}
