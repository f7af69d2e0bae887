// SPDX-License-Identifier: Apache-2.0
import NamePolicy
import Testing

@Suite("A netgroup file")
struct NetgroupTests {
  @Test("has members as libc sees them", arguments: groups)
  func membership(text: String, members: String) {
    let file = TableFile(NAME_NETGROUP, text + "\n")

    #expect(netgroup_by_name(file.snapshot, "g").map(described) == members)
    #expect(file.complaints == [])
  }

  /// What glibc 2.36 finds in the netgroup "g", found by asking it.
  static let groups = [
    ("g (h1,u1,d1) (h2,u2,d2)", "(h1,u1,d1) (h2,u2,d2)"),
    ("g (,u1,) other", "(,u1,) other"),
    ("g other(a,b,c)", "other(a,b,c)"),
    ("g (a,b,c)(d,e,f)other", "(a,b,c) (d,e,f) other"),
    ("g ( h3 , u3 , d3 ) \\\n   (h4,,)", "(h3,u3,d3) (h4,,)"),
    ("g (a,b\\\nb,c) (x,\\\n\\\ny,z)", "(a,b,c) (x,y,z)"),
    ("g\t(t,t,t)", "(t,t,t)"),
    ("g ( a b , u , )", "(a,u,)"),
    ("g (-,-,-)", "(-,-,-)"),
    ("g (a,b,c,d)", "(a,b,c,d)"),
    ("g (a,b,c) (x,y", "(a,b,c)"),
    ("g (a,b) (c,d,e)", "(a,b),d,e)"),
    ("g (a,b,c) # (d,e,f)", "(a,b,c) # (d,e,f)"),
    ("g", ""),
    ("g (first,,)\ng (second,,)", "(first,,)"),
    ("# com \\\ng (hidden,,)\ng (seen,,)", "(seen,,)"),
  ]

  @Test("skips a line that begins with blanks, and says which; lines that are joined count as well")
  func indented() {
    let file = TableFile(NAME_NETGROUP, "g a \\\n b\n ind (x,y,z)\n # no group\n")

    #expect(file.lines.count == 1)
    #expect(file.complaints == ["3: a line begins with a name, not with blanks"])
    #expect(netgroup_by_name(file.snapshot, "ind") == nil)
  }

  @Test("is asked by the name in its case")
  func byName() {
    let file = TableFile(NAME_NETGROUP, "staff (a,,)\n")

    #expect(netgroup_by_name(file.snapshot, "staff") != nil)
    #expect(netgroup_by_name(file.snapshot, "Staff") == nil)
    #expect(netgroup_by_name(file.snapshot, "staf") == nil)
    #expect(netgroup_by_name(file.snapshot, "") == nil)
  }

  @Test("says whether a triple has a host, user and domain", arguments: questions)
  func has(question: Question) {
    let file = TableFile(NAME_NETGROUP, "g \(question.triple)\n")
    let member = members(of: file.lines[0])[0]
    let has = withUnsafePointer(to: member) {
      netgroup_has($0, question.host, question.user, question.domain)
    }

    #expect(has == question.answer)
  }

  struct Question {
    var triple: String
    var host, user, domain: String?
    var answer: Bool
  }

  static let questions = [
    Question(triple: "(h,u,d)", host: "h", user: "u", domain: "d", answer: true),
    Question(triple: "(h,u,d)", host: "H", user: "u", domain: "D", answer: true),
    Question(triple: "(h,u,d)", host: "h", user: "U", domain: "d", answer: false),
    Question(triple: "(h,u,d)", host: "h", answer: true),
    Question(triple: "(h,u,d)", answer: true),
    Question(triple: "(h,u,d)", host: "", answer: false),
    Question(triple: "(h,u,d)", host: "ho", answer: false),
    Question(triple: "(h,u,d)", domain: "e", answer: false),
    Question(triple: "(,u,)", host: "any", user: "u", domain: "any", answer: true),
    Question(triple: "(-,u,d)", host: "x", user: "u", answer: false),
    Question(triple: "(-,u,d)", host: "-", user: "u", answer: true),
  ]
}

private func members(of line: UnsafePointer<CChar>) -> [netgroup_member] {
  var at: UnsafePointer<CChar>?
  var member = netgroup_member()
  var members: [netgroup_member] = []
  while netgroup_member(line, &at, &member) { members.append(member) }
  return members
}

private func described(_ line: UnsafePointer<CChar>) -> String {
  members(of: line).map { member in
    member.is_group
      ? text(member.group)
      : "(\(text(member.host)),\(text(member.user)),\(text(member.domain)))"
  }.joined(separator: " ")
}

private func text(_ word: word) -> String {
  String(
    decoding: UnsafeRawBufferPointer(start: word.start, count: word.length), as: UTF8.self)
}
