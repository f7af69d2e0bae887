// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

@Suite("A report that is cut or damaged")
struct HostileReportTests {
  private static let good =
    [TestResult(TestPath(["a", "b"], "first"), .passed, duration: .milliseconds(3))]
    + Sample.others + [TestResult(TestPath(["z"], "last \\ # ]]>"), .passed)]

  /// A report in a format, which is a success as long as it is whole.
  struct Whole: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    init(_ name: String, _ reporter: some Reporter, count: Int? = nil) {
      testDescription = name
      var reporter = reporter
      bytes = reporter.whole(Sample.run(HostileReportTests.good, count: count))
    }

    init(_ name: String, _ text: String) {
      testDescription = name
      bytes = Array(text.utf8)
    }
  }

  static let reports = [
    Whole("TAP", TAPReporter()), Whole("JUnit", JUnitReporter(.rich)),
    Whole("strict JUnit", JUnitReporter(.strict)), Whole("subunit", SubunitReporter()),
    Whole("JSON", JSONLinesReporter()),
    Whole(
      "flat TAP",
      "TAP version 13\n1..3\nok 1 - a\nok 2 - b # SKIP c\nok 3 - c\n  ---\n  a: b\n  ...\n"),
    Whole("Perl's TAP", "    # Subtest: a\n    ok 1 - b\n    1..1\nok 1 - a\nok 2 - c\n1..2\n"),
    Whole("TAP in braces", "1..1\nok 1 - a {\n  ok 1 - b\n  1..1\n}\n"),
    Whole(
      "XCTest",
      """
      Test Suite 'All tests' started at 2026-01-01 10:00:00.000
      Test Suite 'A' started at 2026-01-01 10:00:00.000
      Test Case 'A.b' started at 2026-01-01 10:00:00.000
      Test Case 'A.b' passed (0.1 seconds)
      Test Suite 'A' passed at 2026-01-01 10:00:00.000
      \t Executed 1 test, with 0 failures (0 unexpected) in 0.0 (0.0) seconds
      Test Suite 'All tests' passed at 2026-01-01 10:00:00.000

      """),
    Whole(
      "Swift Testing",
      #"""
      {"kind":"test","payload":{"id":"M.f()/F.swift:1:2","kind":"function","name":"f()"},"version":0}
      {"kind":"event","payload":{"kind":"runStarted"},"version":0}
      {"kind":"event","payload":{"kind":"testStarted","testID":"M.f()/F.swift:1:2"},"version":0}
      {"kind":"event","payload":{"kind":"testEnded","testID":"M.f()/F.swift:1:2"},"version":0}
      {"kind":"event","payload":{"kind":"runEnded"},"version":0}

      """#),
  ]

  /// Whether a report is read as a complete success; a file that is no report is none.
  private func isSuccess(_ bytes: [UInt8]) -> Bool {
    var reader = AnyReportReader(name: "file")
    guard let events = try? reader.all(bytes) else { return false }
    return events.isSuccess
  }

  @Test("is a success when it is whole", arguments: reports)
  func whole(report: Whole) { #expect(isSuccess(report.bytes)) }

  @Test("is no success where a suite failed outside of its tests", arguments: ["failure", "error"])
  func suiteFailure(element: String) {
    let test = "<testcase name='b'/>"
    #expect(isSuccess(Array("<testsuite name='a'>\(test)</testsuite>".utf8)))
    #expect(!isSuccess(Array("<testsuite name='a'>\(test)<\(element)/></testsuite>".utf8)))
  }

  @Test("is not kept for ever for want of a line's end", arguments: ["1..1\n", "Test Suite 'a'\n"])
  func endlessLine(beginning: String) throws {
    var reader = AnyReportReader(name: "file")
    _ = try reader.read(Array(beginning.utf8))
    let part = [UInt8](repeating: 0, count: 1 << 20)
    #expect(throws: UnreadableReport.self) {
      for _ in 0..<100 { _ = try reader.read(part) }
    }
  }

  @Test("is no success wherever it is cut off", arguments: reports)
  func cut(report: Whole) {
    let lost = (1..<report.bytes.count).filter { count in
      isSuccess(Array(report.bytes[..<count])) && losesAnything(report.bytes, count)
    }
    #expect(lost == [])
  }

  /// Whether results are lost, or there is less in them, when a report is cut off there.
  private func losesAnything(_ bytes: [UInt8], _ count: Int) -> Bool {
    var (whole, cut) = (AnyReportReader(name: "file"), AnyReportReader(name: "file"))
    let left = try? cut.all(Array(bytes[..<count])).results.map { "\($0.path) \($0.outcome)" }
    let all = try? whole.all(bytes).results.map { "\($0.path) \($0.outcome)" }
    return left != all
  }

  @Test("does no harm, whatever has happened to its bytes", arguments: reports)
  func damaged(report: Whole) {
    var random = Dice(seed: UInt64(report.bytes.count))
    for _ in 0..<400 {
      var bytes = report.bytes
      for _ in 0...random.roll(4) { random.damage(&bytes) }
      var reader = AnyReportReader(name: "file")
      let length = 1 + random.roll(200)
      guard let events = try? reader.all(bytes, by: length) else { continue }
      #expect(!events.endings.isEmpty)
    }
  }

  @Test("does no harm as any format", arguments: ReportFormat.allCases)
  func wrongFormat(format: ReportFormat) {
    for report in Self.reports {
      var reader = format.reader(name: "file")
      _ = try? reader.read(report.bytes)
      _ = try? reader.finish()
    }
  }

  @Test("is refused as XML that makes much of little")
  func bomb() {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>
      <testsuites><testsuite name="&b;"><testcase name="&b;"/></testsuite></testsuites>
      """
    var reader = AnyReportReader(name: "file")
    #expect(throws: UnreadableReport.self) { try reader.all(Array(bomb.utf8)) }
  }

  @Test(
    "is told from a file that is none in one sentence",
    arguments: ["", " \n", "hello\n", "{}", "[1]", "{\"kind\":1}", "\u{0}\u{1}", "<html></html>"])
  func noReport(text: String) {
    var reader = AnyReportReader(name: "file")
    #expect { try reader.all(Array(text.utf8)) } throws: { error in
      let sentence = (error as? UnreadableReport)?.description ?? ""
      return sentence.hasPrefix("is ") && !sentence.contains("\n") && sentence.contains(";")
    }
  }

  @Test("is known by what is in it", arguments: reports)
  func byteByByte(report: Whole) throws {
    var (slow, fast) = (AnyReportReader(name: "file"), AnyReportReader(name: "file"))
    #expect(try slow.all(report.bytes, by: 1) == fast.all(report.bytes))
  }
}

/// Numbers that look random, the same in each run.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  mutating func roll(_ sides: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(sides))
  }

  mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let index = roll(bytes.count)
    switch roll(6) {
    case 0: bytes[index] = UInt8(roll(256))
    case 1: bytes.remove(at: index)
    case 2: bytes.insert(Array("<>&\"{}[]#\\ \n\u{b3}".utf8)[roll(13)], at: index)
    case 3: bytes.removeSubrange(index..<min(bytes.count, index + roll(40)))
    case 4:
      bytes.insert(
        contentsOf: bytes[index..<min(bytes.count, index + roll(40))], at: roll(bytes.count))
    default: bytes.swapAt(index, roll(bytes.count))
    }
  }
}
