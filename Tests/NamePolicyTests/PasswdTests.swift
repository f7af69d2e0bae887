// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A passwd file")
struct PasswdTests {
  @Test("is read as libc reads it", arguments: readings)
  func accepted(line: String, meaning: String) {
    let file = TableFile(NAME_PASSWD, line + "\n")

    #expect(file.lines.map(described) == [meaning])
    #expect(file.complaints == [])
  }

  /// What glibc 2.36 answers for these lines, found by asking it.
  static let readings = [
    ("alice:x:1001:1002:Alice:/home/alice:/bin/sh", "alice|x|1001|1002|Alice|/home/alice|/bin/sh"),
    ("short:x:104:105", "short|x|104|105|||"),
    ("short:x:104:105:gecos:/home", "short|x|104|105|gecos|/home|"),
    ("extra:x:1:2:g:/h:/s:more:", "extra|x|1|2|g|/h|/s:more:"),
    ("blank: x :1: 2: g : /h : /s ", "blank| x |1|2| g | /h | /s "),
    ("  ahead:x: 1:\t2:g:/h:/s ", "ahead|x|1|2|g|/h|/s "),
    ("in name :x:1:2:::", "in name |x|1|2|||"),
    (":x:1:2:::", "|x|1|2|||"),
    ("::0:0", "||0|0|||"),
    ("odd:x:+5:007:::", "odd|x|5|7|||"),
    ("least:x:-0:4294967295:::", "least|x|0|4294967295|||"),
    ("hash:x:1:2:g # h:/h:/s # s", "hash|x|1|2|g # h|/h|/s # s"),
    ("josé:x:1:2:Jösé:/h:/s", "josé|x|1|2|Jösé|/h|/s"),
    ("return:x:1:2:g:/h:/s\r", "return|x|1|2|g|/h|/s"),
  ]

  @Test(
    "skips a line that lacks a number, and says which",
    arguments: [
      "short", "short:x", "short:x:104", "short:x:104:", "empty:x::1:::", "empty:x:1::::",
      "word:x:abc:1:::", "word:x:1:abc:::", "tail:x:1a:1:::", "blank:x:1 :1:::", "minus:x:-1:1:::",
      "big:x:4294967296:1:::", "bigger:x:1:99999999999999999999:::", "hex:x:0x10:1:::", ":::", ":",
    ])
  func refused(line: String) {
    let file = TableFile(NAME_PASSWD, "# first\n\n\(line)\nlast:x:1:1:::\n")

    #expect(file.lines.map(described) == ["last|x|1|1|||"])
    #expect(file.complaints.count == 1)
    #expect(file.complaints.first?.hasPrefix("3: a user has at least a name") == true)
  }

  @Test("finds users by name and by number, the first of several")
  func lookups() {
    let file = TableFile(
      NAME_PASSWD, "alice:x:1:1:one::\nbob:x:2:2:::\nalice:x:3:3:two::\ncarol:x:1:4:::")

    #expect(described(passwd_by_name(file.snapshot, "alice")) == "alice|x|1|1|one||")
    #expect(described(passwd_by_name(file.snapshot, "carol")) == "carol|x|1|4|||")
    #expect(described(passwd_by_uid(file.snapshot, 1)) == "alice|x|1|1|one||")
    #expect(described(passwd_by_uid(file.snapshot, 3)) == "alice|x|3|3|two||")
    for name in ["ali", "alice:", "alice:x", "Alice", "", "alicee"] {
      #expect(passwd_by_name(file.snapshot, name) == nil)
    }
    #expect(passwd_by_uid(file.snapshot, 0) == nil)
    #expect(passwd_by_uid(file.snapshot, .max) == nil)
  }

  @Test("tells of lines for NIS in enumerations only")
  func nis() {
    let file = TableFile(NAME_PASSWD, "+\n+@trusted:::\n-bob:x:::::\n+carol:x:5:6:::\n+dave\n")

    #expect(
      file.lines.map(described)
        == [
          "+|nil|0|0|nil|nil|nil", "-bob|x|0|0|||", "+carol|x|5|6|||", "+dave|nil|0|0|nil|nil|nil",
        ])
    #expect(file.complaints.count == 1)
    #expect(passwd_by_name(file.snapshot, "+carol") == nil)
    #expect(passwd_by_name(file.snapshot, "+") == nil)
    #expect(passwd_by_uid(file.snapshot, 5) == nil)
  }

  @Test("is copied into as little room as the strings need")
  func room() {
    let file = TableFile(NAME_PASSWD, "alice:x:1001:1002:Alice:/home/alice:/bin/sh")
    var user = passwd()

    #expect(
      smallestRoom { passwd_copy(file.lines[0], &user, $0, $1) }
        == "alice x Alice /home/alice /bin/sh ".count)
  }

  @Test("has lines as long as they come")
  func longLine() {
    let comment = String(repeating: "c", count: 65_536)
    let file = TableFile(NAME_PASSWD, "alice:x:1:2:\(comment):/:/\nbob:x:3:4:::")

    #expect(described(passwd_by_name(file.snapshot, "alice")) == "alice|x|1|2|\(comment)|/|/")
    #expect(described(passwd_by_uid(file.snapshot, 3)) == "bob|x|3|4|||")
  }
}

private func described(_ line: UnsafePointer<CChar>?) -> String? {
  line.map(described)
}

private func described(_ line: UnsafePointer<CChar>) -> String {
  var user = passwd()
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 100_000) { buffer in
    guard passwd_copy(line, &user, buffer.baseAddress!, buffer.count) == 0 else { return "?" }
    let rest = [user.pw_gecos, user.pw_dir, user.pw_shell].map(text)
    return ([text(user.pw_name), text(user.pw_passwd), "\(user.pw_uid)", "\(user.pw_gid)"] + rest)
      .joined(separator: "|")
  }
}

private func text(_ string: UnsafeMutablePointer<CChar>?) -> String {
  string.map { String(cString: $0) } ?? "nil"
}
