// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// All reports of a run, and what they were told: whether everything passed.
final class Reports {
  private var console: ReportOutput?
  private var outputs: [ReportOutput] = []
  private var grouped: [GroupedOutput] = []
  /// Only files are told.
  var isQuiet = false

  private(set) var failed: [TestPath] = []
  private(set) var passed: Set<TestPath> = []
  private(set) var durations: [(TestPath, Duration)] = []
  private var expected: Int?
  private var ended = 0

  init(_ options: Options, program: String) throws(UsageError) {
    for order in options.reports {
      if order.path.contains("%g") {
        grouped.append(GroupedOutput(order, program: program))
      } else {
        outputs.append(try ReportOutput(order.format.reporter(), path: order.path))
      }
    }
    if !options.reports.contains(where: { $0.path == "-" }) {
      console = try ReportOutput(ConsoleReporter(isVerbose: options.isVerbose), path: "-")
    }
  }

  func begin(_ run: TestRun, quietly: Bool) {
    expected = run.count
    isQuiet = quietly
    tell(.runStarted(run))
    isQuiet = false
  }

  func tell(_ event: TestEvent) {
    if case .testEnded(let result) = event { note(result) }
    if !isQuiet { console?.tell(event) }
    for output in outputs { output.tell(event) }
    for output in grouped { output.tell(event) }
  }

  private func note(_ result: TestResult) {
    ended += 1
    durations.append((result.path, result.duration))
    switch result.outcome {
    case .failed: failed.append(result.path)
    case .passed: passed.insert(result.path)
    case .skipped, .known: break
    }
  }

  var troubles: [String] {
    (outputs + [console].compactMap { $0 }).compactMap(\.trouble) + grouped.compactMap(\.trouble)
  }

  /// The status to end with. It is 0 only if every test that was to be run has been told of.
  func status(_ ending: RunEnding) -> Int32 {
    let signal = test_interruption()
    if signal != 0 { return 128 + signal }
    let isWhole = expected.map { $0 == ended } ?? (ended > 0)
    return failed.isEmpty && ending == .complete && isWhole ? 0 : 1
  }
}
