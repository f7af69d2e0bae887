// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy
import Testing

@Suite("A group file")
struct GroupTests {
  @Test("is read as libc reads it", arguments: readings)
  func accepted(line: String, meaning: String) {
    let file = TableFile(NAME_GROUP, line + "\n")

    #expect(file.lines.map(described) == [meaning])
    #expect(file.complaints == [])
  }

  /// What glibc 2.36 answers for these lines, found by asking it.
  static let readings = [
    ("staff:x:50:alice,bob", "staff|x|50|alice+bob"),
    ("none:x:50:", "none|x|50|"),
    ("short:x:50", "short|x|50|"),
    ("::0", "||0|"),
    ("gaps:x:1:,alice,,bob,", "gaps|x|1|alice+bob"),
    ("blanks:x:1: alice,\tbob ,  , carol", "blanks|x|1|alice+bob +carol"),
    ("words:x:1:alice bob", "words|x|1|alice bob"),
    ("twice:x:1:alice,alice", "twice|x|1|alice+alice"),
    ("colon:x:1:alice:bob", "colon|x|1|alice:bob"),
    ("return:x:1:alice\r", "return|x|1|alice"),
    ("+", "+|nil|0|"),
    ("+nis:::alice", "+nis||0|alice"),
  ]

  @Test(
    "skips a line that lacks its number, and says which",
    arguments: ["short", "short:x", "short:x:", "word:x:abc:", "minus:x:-1:", "tail:x:1 :alice"])
  func refused(line: String) {
    let file = TableFile(NAME_GROUP, "\n\(line)\nlast:x:1:")

    #expect(file.lines.map(described) == ["last|x|1|"])
    #expect(
      file.complaints
        == ["2: a group has at least a name, a password and a number, as in \"staff:x:50:\""])
  }

  @Test("finds groups by name and by number, the first of several")
  func lookups() {
    let file = TableFile(NAME_GROUP, "a:x:1:\nb:x:2:\na:x:3:\nc:x:1:\n+d:x:4:")

    #expect(group_by_name(file.snapshot, "a").map(described) == "a|x|1|")
    #expect(group_by_gid(file.snapshot, 1).map(described) == "a|x|1|")
    #expect(group_by_gid(file.snapshot, 3).map(described) == "a|x|3|")
    #expect(group_by_name(file.snapshot, "+d") == nil)
    #expect(group_by_gid(file.snapshot, 4) == nil)
  }

  @Test(
    "knows the groups that somebody is in, in its order",
    arguments: [
      ("alice", [10, 11, 13, 20, 21]), ("bob", [10, 11, 13]), ("bob ", [12]), (" bob", []),
      ("alice bob", [17]), ("ali", []), ("", []), (",", []), ("alice:x", [15]),
    ])
  func memberships(of user: String, gids: [gid_t]) {
    let file = TableFile(
      NAME_GROUP,
      """
      a:x:10:alice,bob
      b:x:11: alice, bob
      c:x:12:bob ,carol
      d:x:13:,bob,,alice
      e:x:15:alice:x
      f:x:bad:alice
      g:x:17:alice bob
      #h:x:18:alice
      i:x:20:alice,carol,alice
      +j:x:21:alice
      """)

    #expect(groups(of: user, in: file) == gids)
  }

  @Test("has as many members as you like")
  func manyMembers() {
    let members = (0..<100_000).map { "member\($0)" }
    let file = TableFile(
      NAME_GROUP, "few:x:1:member7\nall:x:8:\(members.joined(separator: ","))\nend:x:9:member7")

    #expect(groups(of: "member7", in: file) == [1, 8, 9])
    #expect(groups(of: "member99999", in: file) == [8])
    #expect(
      group_by_name(file.snapshot, "all").map(described) == "all|x|8|"
        + members.joined(separator: "+"))
  }

  @Test("is copied into as little room as its strings and pointers need")
  func room() {
    let file = TableFile(NAME_GROUP, "staff:x:50:alice,bob")
    let text = (("staff x alice bob ".count) + 7) / 8 * 8
    var group = group()

    #expect(
      smallestRoom { group_copy(file.lines[0], &group, $0, $1) }
        == text + 3 * MemoryLayout<UnsafeRawPointer>.size)
  }
}

private func groups(of user: String, in file: TableFile) -> [gid_t] {
  var gids: [gid_t] = []
  withUnsafeMutablePointer(to: &gids) { gids in
    groups_of_member(
      file.snapshot, user,
      { gid, gids in gids!.assumingMemoryBound(to: [gid_t].self).pointee.append(gid) }, gids)
  }
  return gids
}

private func described(_ line: UnsafePointer<CChar>) -> String {
  var group = group()
  return withUnsafeTemporaryAllocation(byteCount: 4_000_000, alignment: 8) { buffer in
    let start = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
    guard group_copy(line, &group, start, buffer.count) == 0 else { return "?" }
    let password = group.gr_passwd.map { String(cString: $0) } ?? "nil"
    let members = strings(group.gr_mem).joined(separator: "+")
    return "\(String(cString: group.gr_name))|\(password)|\(group.gr_gid)|\(members)"
  }
}
