// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import BacklotWorld
import Testing

@Suite("A log of findings")
struct JSONLogTests {
  private static let finding = Finding(
    kind: .doubleClose, grade: .error, count: 37, fd: 21, other: 4, pid: 4711, parent: 4700,
    thread: 4713, processes: 2, program: "/usr/sbin/smbd", time: 1_700_000_000_123_456_789,
    error: 9, amount: 2, limit: .max,
    events: [
      Event(
        role: .opened, call: "open", fd: 21, what: "/tmp/\"a\\b\n\u{1b}[31m\u{e9}", time: 5,
        pid: 4700, thread: 4700,
        frames: [
          Frame(
            function: "tdb_open", file: "tdb/open.c", line: 412, module: "/lib/libtdb.so.1",
            offset: 0x1f3a),
          Frame(module: "/usr/sbin/smbd", offset: 17), Frame(offset: 0xffff_ffff_ffff),
        ]),
      Event(role: .again, call: "close", fd: 21),
    ])

  @Test("has a line of JSON for each, with keys that stay")
  func line() {
    #expect(
      JSONLog.line(for: Self.finding) == #"""
        {"kind":"double-close","grade":"error","count":37,"fd":21,"other":4,"pid":4711,"parent":4700,\#
        "thread":4713,"processes":2,"program":"/usr/sbin/smbd","time":1700000000123456789,"error":9,\#
        "amount":2,"limit":18446744073709551615,"events":[{"role":"opened","call":"open","fd":21,\#
        "what":"/tmp/\"a\\b\u000a\u001b[31mé","time":5,"pid":4700,"thread":4700,"frames":[\#
        {"function":"tdb_open","file":"tdb/open.c","line":412,"module":"/lib/libtdb.so.1",\#
        "offset":7994},{"module":"/usr/sbin/smbd","offset":17},{"offset":281474976710655}]},\#
        {"role":"again","call":"close","fd":21,"frames":[]}]}

        """#)
  }

  @Test("is read as it was written")
  func roundTrip() throws {
    let all = [Self.finding] + Kind.allCases.map { Finding(kind: $0, grade: .note) }
    let text = all.map(JSONLog.line(for:)).joined(separator: "\n")
    #expect(try JSONLog.findings(in: Array(text.utf8), file: "log") == all)
  }

  @Test("is read as others write JSON too")
  func foreign() throws {
    let text = #"""
       { "events" : [ { "role":"used", "frames":[{"offset":1, "function":"\u00e9\ud83d\ude00\/"}] } ] ,
       "grade":"note", "more":[null,true,false,1.5e3,{}], "kind":"bad-fd", "fd":-1 }
      """#.replacing("\n", with: " ")
    let finding = try #require(try JSONLog.findings(in: Array(text.utf8), file: "log").first)
    #expect(finding.kind == .badDescriptor)
    #expect(finding.events.first?.frames == [Frame(function: "é😀/", offset: 1)])
  }

  @Test(
    "says which line is wrong",
    arguments: [
      "{", "[]", "x", "{}", #"{"kind":"bad-fd"}"#, #"{"kind":"x","grade":"note","events":[]}"#,
      #"{"kind":"bad-fd","grade":"note","events":[1]}"#, #""\ud800""#, #""\u12""#, "\"",
      #"{"kind":"bad-fd","grade":"note","events":[]} {}"#, "\u{0}\u{ff}",
      String(repeating: "[", count: 100_000),
    ])
  func wrong(line: String) {
    #expect {
      try JSONLog.findings(in: Array("\n\(line)\n".utf8), file: "the.log")
    } throws: {
      let error = $0 as? LotError
      return error?.kind == .usage
        && error?.description.hasPrefix("the.log:2 is no finding") == true
    }
  }
}
