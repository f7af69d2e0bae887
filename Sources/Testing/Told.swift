// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import TestProcess

/// What a process that runs all tests itself has told until now.
struct Told {
  var reader: RecordReader
  private let tests: [UInt32: PlannedTest]
  private let countsRounds: Bool
  private var rounds: [UInt32: Int] = [:]

  init(_ reader: RecordReader, _ tests: [PlannedTest], _ countsRounds: Bool) {
    self.reader = reader
    self.countsRounds = countsRounds
    self.tests = Dictionary(tests.map { ($0.index, $0) }) { first, _ in first }
  }

  private mutating func round(of test: PlannedTest) -> Int? {
    rounds[test.index, default: 0] += 1
    return countsRounds ? rounds[test.index] : nil
  }

  /// What has been told since this was asked last.
  mutating func events() -> [TestEvent] {
    var events: [TestEvent] = []
    for step in reader.read() {
      switch step {
      case .began(let number):
        if let test = tests[number] { events.append(.testStarted(test.path)) }
      case .ended(let number, let account):
        guard let test = tests[number] else { continue }
        let round = round(of: test)
        events.append(.testEnded(account.result(of: test, start: nil, repetition: round)))
      }
    }
    return events
  }

  /// The test that the process died in.
  mutating func end(
    _ test: PlannedTest, _ account: Account, _ ending: TestEnding, _ record: OpaquePointer
  ) -> TestEvent {
    var account = account
    account.problems.append(
      ProcessEnding.problem(ending, Backtrace(record: record).ofEnd, at: test.place))
    account.ending = ending
    let round = round(of: test)
    return .testEnded(account.result(of: test, start: nil, repetition: round))
  }
}
