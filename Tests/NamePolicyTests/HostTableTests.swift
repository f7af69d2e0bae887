// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A hosts file")
struct HostTableTests {
  @Test("is read as libc reads it", arguments: readings)
  func accepted(line: String, meaning: String) {
    let file = TableFile(NAME_HOSTS, line + "\n")

    #expect(file.lines.map(described) == [meaning])
    #expect(file.complaints == [])
  }

  /// What glibc 2.36 answers for these lines to gethostent(), found by asking it.
  static let readings = [
    ("10.0.0.5 db.example db  DB2#comment", "db.example: db DB2 = 10.0.0.5"),
    ("  10.0.0.7   spaced  spaced", "spaced: spaced = 10.0.0.7"),
    ("1.2.3.4\tx#y", "x: = 1.2.3.4"),
    ("10.0.0.8", ": = 10.0.0.8"),
    ("10.0.0.12 dot.\r", "dot.: = 10.0.0.12"),
    ("192.168.1.1 1.2.3.4 numname", "1.2.3.4: numname = 192.168.1.1"),
    ("10.0.0.13 münchen", "münchen: = 10.0.0.13"),
    ("::1 localhost", "localhost: = 127.0.0.1"),
    ("::ffff:10.0.0.10 mapped", "mapped: = 10.0.0.10"),
    ("1.1.1.1\u{b}\"quoted\"\u{c}a,b  *", "\"quoted\": a,b * = 1.1.1.1"),
    ("2001:db8::1 six", "no IPv4"),
  ]

  @Test(
    "skips a line without an address, and says which",
    arguments: [
      "010.0.0.9 octal", "10.9 short", "300.1.1.1 big", "fe80::1%lo scoped", "db.example 10.0.0.5",
      "10.0.0.5. dot", "10.0.0.5,10.0.0.6 two", "::1::2 colons", "1.2.3.4x junk", "1.2.3.4.5 five",
      "0x7f.0.0.1 hex", String(repeating: "1", count: 100) + " long",
    ])
  func refused(line: String) {
    let file = TableFile(NAME_HOSTS, "# first\n\n\(line)\n10.0.0.1 last\n")

    #expect(file.lines.map(described) == ["last: = 10.0.0.1"])
    #expect(file.complaints == ["3: it does not begin with an IP address"])
  }

  @Test("has several lines for a name, in their order, in any case of letters")
  func severalLines() {
    let file = TableFile(
      NAME_HOSTS, "10.0.0.5 db\n10.0.0.9 other\n10.0.0.6 x DB dB\nfd00::5 Db\n10.0.0.5 db\n")

    #expect(addresses(of: "db", in: file) == ["10.0.0.5", "10.0.0.6", "fd00::5", "10.0.0.5"])
    #expect(addresses(of: "DB", in: file) == addresses(of: "db", in: file))
    #expect(addresses(of: "d", in: file) == nil)
    #expect(addresses(of: "db.", in: file) == nil)
    #expect(addresses(of: "", in: file) == nil)
    #expect(addresses(of: "x DB", in: file) == nil)
  }

  @Test("takes no other letters for the same than those of ASCII")
  func foldedLetters() {
    let file = TableFile(NAME_HOSTS, "10.0.0.5 münchen [a] a_b\n")

    #expect(addresses(of: "MüNCHEN", in: file) == ["10.0.0.5"])
    #expect(addresses(of: "MÜNCHEN", in: file) == nil)
    #expect(addresses(of: "{a}", in: file) == nil)
    #expect(addresses(of: "A_B", in: file) == ["10.0.0.5"])
    #expect(addresses(of: "a\u{7f}b", in: file) == nil)
  }

  @Test("answers a thousand names, each with its own")
  func manyNames() {
    let file = TableFile(
      NAME_HOSTS, (0..<1000).map { "10.0.\($0 / 256).\($0 % 256) host\($0) h\($0)\n" }.joined())

    for number in 0..<1000 {
      let own = ["10.0.\(number / 256).\(number % 256)"]
      #expect(addresses(of: "host\(number)", in: file) == own)
      #expect(addresses(of: "H\(number)", in: file) == own)
      #expect(name(of: own[0], in: file) == "host\(number)")
    }
  }

  @Test("gathers the addresses and aliases of all lines of a family, the first name first")
  func gathered() {
    let file = TableFile(
      NAME_HOSTS,
      "10.0.0.5 db.example db DB2\n10.0.0.6 Db.Example other\nfd00::5 db.example six\n::1 db\n")

    #expect(
      entry(of: "db.example", AF_INET, in: file)
        == "db.example: db DB2 other Db.Example = 10.0.0.5 10.0.0.6")
    #expect(entry(of: "db.example", AF_INET6, in: file) == "db.example: six = fd00::5")
    #expect(entry(of: "DB", AF_INET, in: file) == "db.example: db DB2 db = 10.0.0.5 127.0.0.1")
    #expect(entry(of: "db", AF_INET6, in: file) == "db: = ::1")
    #expect(entry(of: "other", AF_INET6, in: file) == "error \(ENODATA)")
    #expect(entry(of: "nobody", AF_INET, in: file) == "error \(ENOENT)")
  }

  @Test("has one name for an address: that of the first line")
  func byAddress() {
    let file = TableFile(
      NAME_HOSTS,
      "127.0.0.1 localhost\n::1 six\n10.0.0.5 a\n10.0.0.5 b\n::ffff:10.0.0.6 m\n::1 seven\n")

    #expect(name(of: "127.0.0.1", in: file) == "localhost")
    #expect(name(of: "::1", in: file) == "six")
    #expect(name(of: "10.0.0.5", in: file) == "a")
    #expect(name(of: "10.0.0.6", in: file) == "m")
    #expect(name(of: "::ffff:10.0.0.6", in: file) == "m")
    #expect(name(of: "::ffff:10.0.0.5", in: file) == nil)
    #expect(name(of: "10.0.0.7", in: file) == nil)
  }

  @Test("says ERANGE for any buffer that is too small, and needs no more than libc")
  func smallBuffers() {
    let file = TableFile(NAME_HOSTS, "10.0.0.5 db.example db\n10.0.0.6 db\n")
    var host = hostent()
    let room = smallestRoom { buffer, size in
      host_copy_by_name(file.snapshot, "db", AF_INET, &host, buffer, size)
    }

    // Two addresses, three names, and the lists with some pointers to spare.
    let enough: Int = 2 * 4 + 17 + 10 * 8
    #expect(try! #require(room) <= enough)
    let literal = smallestRoom { buffer, size in
      var address = parsed("10.0.0.1")
      return host_copy_literal("10.0.0.1", &address, &host, buffer, size)
    }
    let needed: Int = 3 * 8 + 4 + 9
    #expect(literal == needed)
  }
}

/// "name: aliases = addresses", as a program that wants IPv4 sees the line.
private func described(_ line: UnsafePointer<CChar>) -> String {
  entry { host_copy(line, AF_INET, $0, $1, $2) }
    .replacing("error \(ENODATA)", with: "no IPv4")
}

private func entry(of name: String, _ family: Int32, in file: TableFile) -> String {
  entry { host_copy_by_name(file.snapshot, name, family, $0, $1, $2) }
}

private func entry(
  _ copy: (UnsafeMutablePointer<hostent>, UnsafeMutablePointer<CChar>, Int) -> Int32
) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
    var host = hostent()
    let error = copy(&host, buffer.baseAddress!, buffer.count)
    if error != 0 { return "error \(error)" }
    let aliases = strings(host.h_aliases).map { " " + $0 }.joined()
    return "\(String(cString: host.h_name)):\(aliases) = \(numbers(of: host))"
  }
}

private func numbers(of host: hostent) -> String {
  var numbers: [String] = []
  var next = host.h_addr_list!
  while let bytes = next.pointee {
    numbers.append(written(host.h_addrtype, bytes))
    next += 1
  }
  return numbers.joined(separator: " ")
}

private func addresses(of name: String, in file: TableFile) -> [String]? {
  var found: [String] = []
  let known = withUnsafeMutablePointer(to: &found) {
    host_addresses(file.snapshot, name, note, $0)
  }
  return known ? found : nil
}

private func note(
  _ address: UnsafePointer<host_address>?, line: UnsafePointer<CChar>?,
  in found: UnsafeMutableRawPointer?
) -> Bool {
  found!.assumingMemoryBound(to: [String].self).pointee.append(written(address!.pointee))
  return true
}

private func name(of address: String, in file: TableFile) -> String? {
  var address = parsed(address)
  guard let line = host_by_address(file.snapshot, &address) else { return nil }
  let name = host_first_name(line)
  return String(
    decoding: UnsafeRawBufferPointer(start: name.start, count: name.length), as: UTF8.self)
}
