// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A services file")
struct ServicesTests {
  @Test("is read as libc reads it", arguments: readings)
  func accepted(line: String, meaning: String) {
    let file = TableFile(NAME_SERVICES, line + "\n")

    #expect(file.lines.map(described) == [meaning])
    #expect(file.complaints == [])
  }

  /// What glibc 2.36 answers for these lines, found by asking it.
  static let readings = [
    ("http\t\t80/tcp\t\twww www-http\t# WorldWideWeb", "http 80 tcp: www www-http"),
    ("  lead 90/tcp", "lead 90 tcp:"),
    ("noproto 91", "noproto 91 :"),
    ("slash 92/", "slash 92 :"),
    ("apart 93/ tcp al", "apart 93 : tcp al"),
    ("slashes 94//tcp al", "slashes 94 tcp: al"),
    ("hex 0x60/tcp", "hex 96 tcp:"),
    ("octal 0141/tcp", "octal 97 tcp:"),
    ("zero -0/tcp", "zero 0 tcp:"),
    ("plus +98/tcp", "plus 98 tcp:"),
    ("big 65616/tcp", "big 80 tcp:"),
    ("biggest 4294967295/tcp", "biggest 65535 tcp:"),
    ("odd 100/tcp\ta,b;c\t  d  ", "odd 100 tcp: a,b;c d"),
    ("cut 102/tcp x#y z", "cut 102 tcp: x"),
    ("sl/ash 107/tcp/q al", "sl/ash 107 tcp/q: al"),
    ("feed\u{b}111/tcp\u{b}\u{c}al\r", "feed 111 tcp: al"),
  ]

  @Test(
    "skips a line without a port, and says which",
    arguments: [
      "noport", "space 95 /tcp", "nam#e 101/tcp", "junk 99x/tcp", "minus -1/tcp",
      "big 4294967296/tcp", "bigger 99999999999999999999/tcp", "hex 0x/tcp", "octal 09/tcp",
      "none /tcp", "apart + 1/tcp",
    ])
  func refused(line: String) {
    let file = TableFile(NAME_SERVICES, "# first\n\n\(line)\nlast 1/tcp\n")

    #expect(file.lines.map(described) == ["last 1 tcp:"])
    #expect(
      file.complaints == ["3: a service has a name and a port, as in \"http 80/tcp\""])
  }

  @Test("is asked by name, alias and protocol, in the right case; the first line wins")
  func byName() {
    let file = TableFile(
      NAME_SERVICES,
      "http 80/tcp www\nhttp 81/tcp dup\nhttp 80/udp wwwu\nCase 103/TCP Alias\nbare 91\n")
    func answer(_ name: String, _ proto: String?) -> String? {
      service_by_name(file.snapshot, name, proto).map(described)
    }

    #expect(answer("http", nil) == "http 80 tcp: www")
    #expect(answer("http", "udp") == "http 80 udp: wwwu")
    #expect(answer("www", "tcp") == "http 80 tcp: www")
    #expect(answer("wwwu", "tcp") == nil)
    #expect(answer("dup", nil) == "http 81 tcp: dup")
    #expect(answer("Case", "TCP") == "Case 103 TCP: Alias")
    #expect(answer("case", nil) == nil)
    #expect(answer("Case", "tcp") == nil)
    #expect(answer("bare", "") == "bare 91 :")
    #expect(answer("bare", "tcp") == nil)
    #expect(answer("", nil) == nil)
    #expect(answer("htt", nil) == nil)
  }

  @Test("is asked by port, in network order")
  func byPort() {
    let file = TableFile(NAME_SERVICES, "a 80/tcp\nb 80/udp\nc 81/tcp\n")
    func answer(_ port: Int32, _ proto: String?) -> String? {
      service_by_port(file.snapshot, port, proto).map(described)
    }

    #expect(answer(20480, nil) == "a 80 tcp:")
    #expect(answer(20480, "udp") == "b 80 udp:")
    #expect(answer(20480, "UDP") == nil)
    #expect(answer(20480 + 65536, nil) == nil)
    #expect(answer(-1, nil) == nil)
  }

  @Test("tells a port and a name without a buffer")
  func parts() {
    let file = TableFile(NAME_SERVICES, " http\t0x50/tcp www\nlast 65616/udp")

    #expect(file.lines.map(service_port) == [20480, 20480])
    let names = file.lines.map(service_first_name)
    #expect(names.map { String(String(cString: $0.start).prefix($0.length)) } == ["http", "last"])
  }

  @Test("needs a buffer for the strings and pointers of an entry")
  func room() {
    let file = TableFile(NAME_SERVICES, "http 80/tcp www web\n")
    let needed = smallestRoom { buffer, size in
      var entry = servent()
      return service_copy(file.lines[0], &entry, buffer, size)
    }

    #expect(needed == 5 + 4 + 4 + 4 + 7 + 3 * 8)
  }
}

/// "http 80 tcp: www", read from a copy.
private func described(_ line: UnsafePointer<CChar>) -> String {
  withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { buffer in
    var entry = servent()
    let error = service_copy(
      line, &entry, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
    guard error == 0 else { return "error \(error)" }
    let words =
      [
        "\(String(cString: entry.s_name)) \(UInt16(entry.s_port).bigEndian) "
          + "\(String(cString: entry.s_proto)):"
      ] + strings(entry.s_aliases)
    return words.joined(separator: " ")
  }
}
