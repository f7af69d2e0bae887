// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import BacklotWorld
import Testing

@Suite("Suppressions")
struct SuppressionsTests {
  private let finding = Finding(
    kind: .leak,
    events: [
      Event(
        role: .opened, call: "open", what: "/var/lib/a.tdb",
        frames: [
          Frame(function: "open_it", file: "src/store/open.c", line: 3, module: "/lib/libtdb.so.1"),
          Frame(function: "main", module: "/usr/sbin/smbd"),
        ])
    ])

  @Test(
    "match a kind, and a function, module or file of any frame",
    arguments: [
      ("fd-leak open_it", true), ("fd-leak main", true), ("* open_*", true), ("* *", true),
      ("  fd-leak\t open_[ij]t  # why", true), ("fd-leak module:libtdb.so*", true),
      ("* module:/usr/sbin/smbd", true), ("* path:src/store/*", true), ("* path:*.tdb", true),
      ("bad-fd open_it", false), ("fd-leak open", false), ("* module:libtdb", false),
      ("* path:*.db", false), ("# fd-leak main", false), ("", false), ("\n\n", false),
    ])
  func matching(line: String, isSuppressed: Bool) throws {
    var suppressions = try Suppressions(line, file: "s")
    #expect(suppressions.suppress(finding) == isSuppressed)
  }

  @Test("are counted, so that those of no use can be told")
  func counting() throws {
    var suppressions = try Suppressions("bad-fd x\n* main\n\n* open_it", file: "s")
    let report = DescriptorReport(all: [finding, finding, Finding(kind: .leak)])
    let rest = suppressions.applied(to: report)
    #expect(rest.all.count == 1)
    #expect(rest.suppressed == 2)
    #expect(suppressions.rules.map(\.uses) == [0, 2, 0])
    #expect(suppressions.unused.map(\.place) == ["s:1", "s:4"])
    #expect(suppressions.unused.map(\.text) == ["bad-fd x", "* open_it"])
  }

  @Test(
    "are wrong with file and line",
    arguments: [
      ("fd-leak", "s:2: 'fd-leak' has no pattern"), ("leak main", "s:2: there is no kind 'leak'"),
      ("main", "s:2: there is no kind 'main'"), ("* # all", "s:2: '* # all' has no pattern"),
    ])
  func wrong(line: String, text: String) {
    #expect {
      try Suppressions("# first\n\(line)", file: "s")
    } throws: {
      ($0 as? LotError)?.kind == .usage && "\($0)".hasPrefix(text)
    }
  }
}
