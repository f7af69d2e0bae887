// SPDX-License-Identifier: Apache-2.0
import BacklotReporting

/// Runs for the tests of all formats.
enum Sample {
  /// Names that some format has no room for as they are.
  static let names = [
    "plain", "", " ", " leading", "trailing ", "\ttab\t", "#", "# SKIP no", "a # TODO b", "\\",
    "\\#",
    "a\\", "\\u{41}", "\"quoted\"", "'single'", "two\nlines", "carriage\rreturn", "both\r\nof them",
    "]]>",
    "<a href=\"&amp;\">&lt;</a>", "\u{0}", "\u{1}\u{1b}[31mred\u{1b}[0m\u{7f}", "😀 é 漢字",
    "e\u{301}",
    "\u{85}\u{2028}\u{2029}\u{feff}", "\u{fffe}\u{ffff}\u{fffd}", "{", "a {", "}", "- a", "-",
    "1..3", "ok 1",
    "not ok", "Subtest: x", "a/b", "/", "a.b", ".", "%s%n", "true", "~", "123", "12 twelve", "...",
    "---",
    String(repeating: "long ", count: 2000) + "é",
  ]

  static let path = TestPath(["store", "read"], "is empty")

  static let failure = TestProblem(
    .assertion, "expected 3, got 4",
    details: "left:  3\nright: 4\n\n  indented: \"yes\" \\ # no\n... end",
    at: SourceLine(file: "Tests/Store tests.swift", line: 12))

  /// Everything that a result may have.
  static let full = TestResult(
    path, .failed, at: SourceLine(file: "a.c", line: 3), duration: .milliseconds(1250),
    start: 1_700_000_000.25, problems: [failure, TestProblem(.crash, "signal 11: it's \"over\"")],
    output: [TestOutput(.out, "one\n  two\n"), TestOutput(.error, "warning: #\n]]>\n")],
    attachments: [TestAttachment("core", path: "/tmp/core=1")], tags: ["slow", "net work"],
    repetition: 2)

  static let others = [
    TestResult(TestPath(["store"], "writes"), .passed, duration: .microseconds(1500)),
    TestResult(TestPath([], "alone"), .skipped("no # network\nhere")),
    TestResult(TestPath([], "known"), .known("issue \\ 12")),
    TestResult(TestPath(["a", "b", "c"], "deep"), .skipped("")),
    TestResult(TestPath(["a"], "known without a reason"), .known("")),
  ]

  static func run(
    _ results: [TestResult], count: Int? = nil, _ ending: RunEnding = .complete
  ) -> [TestEvent] {
    [.runStarted(TestRun(name: "run", count: count))] + results.map(TestEvent.testEnded)
      + [.runEnded(ending)]
  }

  /// A passing test for each of the names.
  static func named(in groups: [String] = []) -> [TestResult] {
    names.map { TestResult(TestPath(groups, $0), .passed) }
  }

  /// A test in a group for each of the names.
  static let grouped = names.map { TestResult(TestPath([$0, "b"], "test"), .passed) }
}

extension Reporter {
  /// What a report has when all of these events were reported.
  mutating func whole(_ events: [TestEvent]) -> [UInt8] {
    var paper = Paper()
    for event in events { paper.write(report(event)) }
    return paper.bytes
  }
}

/// A report as a file would have it.
struct Paper {
  private var stays: [UInt8] = []
  private var ending: [UInt8] = []

  var bytes: [UInt8] { stays + ending }

  mutating func write(_ text: ReportText) {
    stays += text.bytes
    ending = text.ending
    for correction in text.corrections {
      let range = correction.offset..<(correction.offset + correction.bytes.count)
      precondition(range.upperBound <= stays.count, "a correction of what is not written")
      stays.replaceSubrange(range, with: correction.bytes)
    }
  }
}

extension ReportReader {
  /// The events of a report that comes in pieces of this length.
  mutating func all(
    _ bytes: [UInt8], by length: Int = .max
  ) throws(UnreadableReport) -> [TestEvent] {
    var events: [TestEvent] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      events += try read(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return events + (try finish())
  }
}

extension [TestEvent] {
  var results: [TestResult] {
    compactMap { event in if case .testEnded(let result) = event { result } else { nil } }
  }

  var endings: [RunEnding] {
    compactMap { event in if case .runEnded(let ending) = event { ending } else { nil } }
  }

  /// Whether a run of this would be a success.
  var isSuccess: Bool {
    var merger = RunMerger(["run"])
    var tally = RunTally()
    for event in self { for merged in merger.merge(event, from: 0) { tally.count(merged) } }
    for event in merger.end() { tally.count(event) }
    return tally.isSuccess
  }
}
