// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A shadow file")
struct ShadowTests {
  @Test("is read as libc reads it", arguments: readings)
  func accepted(line: String, meaning: String) {
    let file = TableFile(NAME_SHADOW, line + "\n")

    #expect(file.lines.map(described) == [meaning])
    #expect(file.complaints == [])
  }

  /// What glibc 2.36 answers for these lines, found by asking it.
  static let readings = [
    ("alice:$6$s$h:19001:1:90:7:14:20000:3", "alice|$6$s$h|19001 1 90 7 14 20000 3"),
    ("alice:!:19001:0:99999:7:::", "alice|!|19001 0 99999 7 -1 -1 -1"),
    ("nothing::::::::", "nothing||-1 -1 -1 -1 -1 -1 -1"),
    ("old:x:1:2:3", "old|x|1 2 3 -1 -1 -1 -1"),
    ("old:x:1:2:3:", "old|x|1 2 3 -1 -1 -1 -1"),
    ("six:x:1:2:3:4:5:6", "six|x|1 2 3 4 5 6 -1"),
    ("most:x:4294967295:0:2147483647::::", "most|x|-1 0 2147483647 -1 -1 -1 -1"),
    ("+", "+|nil|0 0 0 -1 -1 -1 -1"),
  ]

  @Test(
    "skips a line whose numbers are none, and says which",
    arguments: [
      "short", "short:x", "short:x:1", "short:x:1:2", "word:x:abc:2:3", "tail:x:1:2:3:4:5:6:7:",
      "tail:x:1:2:3:4:5:6:7:8", "word:x:1:2:3:4:5:6:x",
    ])
  func refused(line: String) {
    let file = TableFile(NAME_SHADOW, "\(line)\nlast:x:1:2:3")

    #expect(file.lines.map(described) == ["last|x|1 2 3 -1 -1 -1 -1"])
    #expect(file.complaints.count == 1)
    #expect(file.complaints.first?.hasPrefix("1: a shadow entry has a name") == true)
  }

  @Test("finds entries by name, the first of several")
  func lookups() {
    let file = TableFile(NAME_SHADOW, "alice:a:1:2:3\nbob:b:1:2:3\nalice:c:1:2:3\n+carol:d:1:2:3")

    #expect(shadow_by_name(file.snapshot, "alice").map(described) == "alice|a|1 2 3 -1 -1 -1 -1")
    #expect(shadow_by_name(file.snapshot, "bob").map(described) == "bob|b|1 2 3 -1 -1 -1 -1")
    #expect(shadow_by_name(file.snapshot, "bo") == nil)
    #expect(shadow_by_name(file.snapshot, "+carol") == nil)
  }

  @Test("is copied into as little room as its strings need")
  func room() {
    let file = TableFile(NAME_SHADOW, "alice:secret:1:2:3:4:5:6:7")
    var entry = spwd()

    #expect(
      smallestRoom { shadow_copy(file.lines[0], &entry, $0, $1) } == "alice secret ".count)
  }
}

private func described(_ line: UnsafePointer<CChar>) -> String {
  var entry = spwd()
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
    guard shadow_copy(line, &entry, buffer.baseAddress!, buffer.count) == 0 else { return "?" }
    let password = entry.sp_pwdp.map { String(cString: $0) } ?? "nil"
    let numbers = [
      entry.sp_lstchg, entry.sp_min, entry.sp_max, entry.sp_warn, entry.sp_inact, entry.sp_expire,
      Int(bitPattern: entry.sp_flag),
    ]
    let words = numbers.map(String.init).joined(separator: " ")
    return "\(String(cString: entry.sp_namp))|\(password)|\(words)"
  }
}
