// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A protocols file")
struct ProtocolsTests {
  @Test("is read as libc reads it", arguments: readings)
  func accepted(line: String, meaning: String) {
    let file = TableFile(NAME_PROTOCOLS, line + "\n")

    #expect(file.lines.map(described) == [meaning])
    #expect(file.complaints == [])
  }

  /// What glibc 2.36 answers for these lines, found by asking it.
  static let readings = [
    ("udp\t17\tUDP udpalias", "udp 17: UDP udpalias"),
    (" lead 8", "lead 8:"),
    ("plus +9", "plus 9:"),
    ("octal 010", "octal 10:"),
    ("zero -0", "zero 0:"),
    ("space 11\t", "space 11:"),
    ("most 4294967295", "most -1:"),
    ("cut 1#x", "cut 1:"),
    ("list 5\tal,x", "list 5: al,x"),
  ]

  @Test(
    "skips a line without a number, and says which",
    arguments: ["bare", "junk 7x", "hex 0x10", "minus -1", "big 4294967296", "slash 1/x"])
  func refused(line: String) {
    let file = TableFile(NAME_PROTOCOLS, "\(line)\nlast 1")

    #expect(file.lines.map(described) == ["last 1:"])
    #expect(file.complaints == ["1: a protocol has a name and a number, as in \"tcp 6\""])
  }

  @Test("is asked by name, alias and number; the first line wins")
  func lookups() {
    let file = TableFile(NAME_PROTOCOLS, "ip 0 IP\ntcp 6 TCP\nother 6 IP\nlast 4294967295\n")

    #expect(protocol_by_name(file.snapshot, "IP").map(described) == "ip 0: IP")
    #expect(protocol_by_name(file.snapshot, "other").map(described) == "other 6: IP")
    #expect(protocol_by_name(file.snapshot, "Ip") == nil)
    #expect(protocol_by_name(file.snapshot, "") == nil)
    #expect(protocol_by_number(file.snapshot, 6).map(described) == "tcp 6: TCP")
    #expect(protocol_by_number(file.snapshot, -1).map(described) == "last -1:")
    #expect(protocol_by_number(file.snapshot, 7) == nil)
  }

  @Test("needs a buffer for the strings and pointers of an entry")
  func room() {
    let file = TableFile(NAME_PROTOCOLS, "tcp 6 TCP # transmission control\n")
    let needed = smallestRoom { buffer, size in
      var entry = protoent()
      return protocol_copy(file.lines[0], &entry, buffer, size)
    }

    #expect(needed == 4 + 4 + 2 * 8)
  }
}

/// "tcp 6: TCP", read from a copy.
private func described(_ line: UnsafePointer<CChar>) -> String {
  withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { buffer in
    var entry = protoent()
    let error = protocol_copy(
      line, &entry, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
    guard error == 0 else { return "error \(error)" }
    let words =
      ["\(String(cString: entry.p_name)) \(entry.p_proto):"] + strings(entry.p_aliases)
    return words.joined(separator: " ")
  }
}
