// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

/// What a program tells of its tests, together with how it ends.
struct ProgramReaderTests {
  private static let tap = "1..2\nok 1 - a\nok 2 - b\n"

  /// Each says how many of its tests passed and failed, and why it is not whole.
  @Test(
    arguments: [
      ("", .status(0), 1, 0, nil),
      ("hello\n", .status(3), 0, 1, nil),
      ("hello\n", .signal("SIGSEGV"), 0, 1, nil),
      ("hello\n", .stopped("it did not end in 1 second"), 0, 1, nil),
      (tap, .status(0), 2, 0, nil),
      (tap, .status(3), 2, 0, "it ended with status 3, and no test says why"),
      (tap, .signal("SIGSEGV"), 2, 0, "it was ended by SIGSEGV"),
      (tap, .stopped("it was stopped"), 2, 0, "it was stopped"),
      ("1..2\nok 1 - a\nnot ok 2 - b\n", .status(1), 1, 1, nil),
      ("1..2\nok 1 - a\n", .status(0), 1, 0, "1 of 2 planned"),
      ("1..0 # SKIP nothing\n", .status(0), 0, 0, nil),
    ] as [(String, ProgramEnding, Int, Int, String?)])
  func `a program's end must be as its tests say`(
    output: String, ending: ProgramEnding, passed: Int, failed: Int, trouble: String?
  ) {
    let tally = tally(of: output, ending: ending)
    #expect(tally.passed == passed)
    #expect(tally.failed == failed)
    if let trouble {
      #expect(tally.shortfall?.contains(trouble) == true, "\(tally.shortfall ?? "whole")")
    } else {
      #expect(tally.shortfall == nil)
    }
    #expect(tally.isSuccess == (failed == 0 && trouble == nil))
  }

  @Test func `events that a program writes besides are its tests, whatever it prints`() {
    var written = JSONLinesReporter()
    let events: [TestEvent] = [
      .runStarted(TestRun(name: "suite", count: 1)),
      .testEnded(TestResult(TestPath(["g"], "works"), .passed)), .runEnded(.complete),
    ]
    let bytes = events.flatMap { written.report($0).bytes }
    var reader = ProgramReader(name: "suite")
    var told = reader.read(Array(Self.tap.utf8).dropLast(9) + [], from: .errors)
    told += reader.read(bytes, from: .events)
    told += reader.read(Array(Self.tap.utf8), from: .output)
    told += reader.finish(.status(0), after: .zero)
    #expect(told == events)
  }

  @Test func `events that break off make a broken run`() {
    var written = JSONLinesReporter()
    var reader = ProgramReader(name: "suite")
    var tally = RunTally()
    let begun = TestEvent.testStarted(TestPath([], "hangs"))
    let bytes = [.runStarted(TestRun(name: "suite", count: 2)), begun].flatMap {
      written.report($0).bytes
    }
    for event in reader.read(bytes, from: .events) + reader.finish(.status(0), after: .zero) {
      tally.count(event)
    }
    #expect(!tally.isSuccess)
    #expect(tally.shortfall != nil)
  }

  @Test(
    arguments: [
      ([.runStarted(TestRun(name: "a", count: 2)), passed], "no end before the next"),
      ([.runStarted(TestRun(name: "a")), passed, .runEnded(.broken("it died"))], "it died"),
      (
        [.runStarted(TestRun(name: "a", count: 2)), passed, .runEnded(.complete)],
        "1 of 2 tests have a result"
      ),
    ] as [([TestEvent], String)])
  func `of several runs that a program writes, each has to be whole`(
    first: [TestEvent], trouble: String
  ) {
    let second =
      [
        .runStarted(TestRun(name: "b", count: 1)), Self.passed, .runEnded(.complete),
      ] as [TestEvent]
    for runs in [first + second, first + second + second] {
      let tally = tally(of: "", writing: runs, ending: .status(0))
      #expect(tally.shortfall?.contains(trouble) == true, "\(tally.shortfall ?? "whole")")
    }
    #expect(tally(of: "", writing: second + second, ending: .status(0)).isSuccess)
  }

  @Test(arguments: ["\n", "x"])
  func `a report is found behind any amount of other words`(filling: String) {
    let noise = Array(String(repeating: filling, count: 1 << 16).utf8)
    var reader = ProgramReader(name: "program")
    var tally = RunTally()
    for _ in 0..<20 { #expect(reader.read(noise, from: .output) == []) }
    let told = reader.read(Array("\n1..1\nnot ok 1\n".utf8), from: .output)
    for event in told + reader.finish(.status(0), after: .zero) { tally.count(event) }
    #expect(tally.failed == 1)
  }

  private static let passed = TestEvent.testEnded(TestResult(TestPath(["g"], "works"), .passed))

  @Test func `of swift test, a build that fails is no run without tests`() {
    let tally = tally(of: "error: no such module\n", .swiftTest, ending: .status(1))
    #expect(tally.shortfall == "it ended with status 1, and no test says why")
  }

  @Test func `of swift test, both libraries' tests are one run`() {
    var reader = ProgramReader(name: "swift test", kind: .swiftTest)
    var events = reader.read(Array(Self.xctest.utf8), from: .output)
    events += reader.read(Array(Self.stream.utf8), from: .events)
    events += reader.finish(.status(0), after: .zero)
    let names = events.compactMap { event -> String? in
      guard case .testEnded(let result) = event else { return nil }
      return result.path.description
    }
    #expect(names == ["X/testA", "T/adds()"])
    #expect(events.count { if case .runStarted = $0 { true } else { false } } == 1)
    #expect(events.last == .runEnded(.complete))
  }

  @Test func `of swift test, a test that ends the process is a failure`() {
    let lines = Self.stream.split(separator: "\n", omittingEmptySubsequences: false)
    var reader = ProgramReader(name: "swift test", kind: .swiftTest)
    var tally = RunTally()
    let begun = lines[..<4].joined(separator: "\n") + "\n" + lines[4].prefix(20)
    for event in reader.read(Array(begun.utf8), from: .events)
      + reader.finish(.status(0), after: .zero)
    {
      tally.count(event)
    }
    #expect(tally.failed == 1)
    #expect(tally.shortfall?.contains("exit(0)") == true)
  }

  private func tally(
    of output: String, _ kind: ProgramReader.Kind = .program, writing events: [TestEvent] = [],
    ending: ProgramEnding
  ) -> RunTally {
    var reader = ProgramReader(name: "program", kind: kind)
    var tally = RunTally()
    var written = JSONLinesReporter()
    let lines = events.flatMap { written.report($0).bytes }
    for event in reader.read(lines, from: .events) { tally.count(event) }
    for byte in output.utf8 {
      for event in reader.read([byte], from: .output) { tally.count(event) }
    }
    for event in reader.finish(ending, after: .milliseconds(5)) { tally.count(event) }
    return tally
  }

  private static let xctest = """
    Test Suite 'All tests' started at 2026-01-02 03:04:05.678
    Test Suite 'X' started at 2026-01-02 03:04:05.678
    Test Case 'X.testA' started at 2026-01-02 03:04:05.678
    Test Case 'X.testA' passed (0.001 seconds)
    Test Suite 'X' passed at 2026-01-02 03:04:05.679
    \t Executed 1 test, with 0 failures (0 unexpected) in 0.001 (0.001) seconds
    Test Suite 'All tests' passed at 2026-01-02 03:04:05.679
    \t Executed 1 test, with 0 failures (0 unexpected) in 0.001 (0.001) seconds
    ◇ Test run started.
    ◇ Test adds() started.
    ✔ Test adds() passed after 0.001 seconds.
    ✔ Test run with 1 test passed after 0.001 seconds.

    """

  private static let stream: String = {
    func event(_ kind: String, _ test: String? = nil) -> String {
      let id = test.map { #","testID":"\#($0)""# } ?? ""
      return #"{"version":0,"kind":"event","payload":{"kind":"\#(kind)","#
        + #""instant":{"absolute":1,"since1970":1},"messages":[]\#(id)}}"#
    }
    let id = "T.adds()/T.swift:3:4"
    let test =
      #"{"version":0,"kind":"test","payload":{"kind":"function","id":"\#(id)","#
      + #""name":"adds()","isParameterized":false,"sourceLocation":"#
      + #"{"fileID":"T/T.swift","_filePath":"/T.swift","line":3,"column":4}}}"#
    return [
      test, event("runStarted"), event("testStarted", id), event("testCaseStarted", id),
      event("testCaseEnded", id), event("testEnded", id), event("runEnded"), "",
    ].joined(separator: "\n")
  }()
}
