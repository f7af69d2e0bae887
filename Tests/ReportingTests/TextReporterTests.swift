// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Synchronization
import Testing

@Suite("A report for people")
struct TextReporterTests {
  private func text(_ events: [TestEvent], _ style: TextReporter.Style = .init()) -> String {
    var reporter = TextReporter(style)
    return String(decoding: reporter.whole(events), as: UTF8.self)
  }

  @Test("tells what was wrong, what was not run, and sums up")
  func plain() {
    let result = TestResult(
      TestPath(["store"], "reads"), .failed, duration: .milliseconds(1500),
      problems: [
        TestProblem(
          .assertion, "expected 3", details: "left: 3\nright: 4",
          at: SourceLine(file: "a.c", line: 7))
      ], output: [TestOutput(.out, "one\ntwo\n"), TestOutput(.error, "oh")],
      attachments: [TestAttachment("core", path: "/tmp/core")])
    let others = [
      TestResult(TestPath([], "ok"), .passed),
      TestResult(TestPath([], "later"), .skipped("no net")),
      TestResult(TestPath([], "bug"), .known("")),
    ]
    #expect(
      text(Sample.run([result] + others)) == """
        failed store/reads (1.500 s)
        a.c:7: expected 3
            left: 3
            right: 4
          out| one
          out| two
          err| oh
          core: /tmp/core
        skipped later: no net
        known bug

        slowest:
          1.500 s  store/reads

        failed:
          store/reads

        4 tests: 1 passed, 1 failed, 1 skipped, 1 known in 1.500 s

        """)
  }

  @Test("shows what would move a terminal's cursor")
  func controls() {
    let name = "\u{1b}[2J\r\n\u{7f}"
    let result = TestResult(
      TestPath([name], name), .failed,
      problems: [
        TestProblem(.other, name, details: "a\tb\u{1b}c\r\nd", at: SourceLine(file: name, line: 1))
      ],
      output: [TestOutput(.out, name)], attachments: [TestAttachment(name, path: name)])
    let all = text(
      Sample.run([result, TestResult(TestPath([], name), .skipped(name))], .broken(name)))
    let isTame = all.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a || $0 == 0x09 }
    #expect(isTame)
    #expect(all.contains("␛[2J␍␊␡") && all.contains("    a\tb␛c␍\n    d\n"))
  }

  @Test("tells of a run that is broken, or too short")
  func broken() {
    #expect(text(Sample.run([], .broken("gone"))).contains("broken: gone\n"))
    #expect(text(Sample.run([], count: 2)).contains("broken: 0 of 2 tests have a result\n"))
  }

  @Test("says of each test what became of it, where that is wanted")
  func verbose() {
    let problem = TestProblem(.assertion, "expected 3")
    let results = [
      TestResult(TestPath([], "ok"), .passed, duration: .milliseconds(2), repetition: 2),
      TestResult(TestPath([], "bug"), .known("ticket"), problems: [problem]),
    ]
    let told = "passed ok (time 2) (0.002 s)\nknown bug: ticket\nexpected 3\n"
    #expect(text(Sample.run(results), .init(isVerbose: true)).hasPrefix(told))
    #expect(text(Sample.run(results)).hasPrefix("known bug: ticket\n2 tests: "))
  }

  @Test("does not list more failures than anybody reads")
  func many() {
    let results = (0..<250).map { TestResult(TestPath([], "test \($0)"), .failed) }
    #expect(text(Sample.run(results)).contains("  test 99\n  and 150 more\n"))
  }

  @Test("draws a line about the run again and again, within the width that there is")
  func live() {
    let now = Atomic(0)
    let clock = { @Sendable in Double(now.add(1, ordering: .relaxed).newValue) }
    let style = TextReporter.Style(isColoured: true, width: 30)
    var reporter = TextReporter(style, clock: clock)
    let path = TestPath([], String(repeating: "long", count: 20))
    let events = Sample.run([TestResult(path, .passed), TestResult(path, .failed)], count: 2)
    var text = String(decoding: reporter.report(events[0]).bytes, as: UTF8.self)
    text += String(decoding: reporter.report(.testStarted(path)).bytes, as: UTF8.self)
    for event in events.dropFirst() {
      text += String(decoding: reporter.report(event).bytes, as: UTF8.self)
    }
    let lines = text.split(separator: "\r\u{1b}[K").map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).last!
    }
    for line in lines.dropLast() {
      let bare = line.replacing(/\x{1b}\[[0-9]*m/, with: "")
      #expect(bare.count < 30 && bare.contains("of 2 tests"))
    }
    #expect(lines.count == 5 && text.hasSuffix("s\u{1b}[0m\n"))
  }
}
