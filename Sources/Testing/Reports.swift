// SPDX-License-Identifier: Apache-2.0
internal import BacklotReportFiles
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// All reports of a run, and what they were told: whether everything passed.
final class Reports {
  /// What people read, who want to know at once.
  private let console: ReportSet
  /// What has the tests in the order of the plan.
  private let ordered: ReportSet
  private let grouped: [GroupedReports]
  private let hasOrdered: Bool
  private var order = EventOrder()

  private(set) var failed: [TestPath] = []
  private(set) var passed: Set<TestPath> = []
  private(set) var durations: [(TestPath, Duration)] = []
  private var expected: Int?
  private var ended = 0

  init(_ options: Options, program: String) throws(UsageError) {
    let (grouped, single) = options.reports.parted { $0.path.contains("%g") }
    self.grouped = grouped.map { order in
      GroupedReports(order.path, program: program) { options.reporter(order.format) }
    }
    // Before standard output says anything, who has asked for events knows that they come.
    var files: [(reporter: any Reporter, path: String)] =
      options.events.map { [(JSONLinesReporter(), $0)] } ?? []
    files += single.map { (options.reporter($0.format), $0.path) }
    let text = TextReporter.onOutput(
      isLive: true, hasLine: !options.isInProcess, isVerbose: options.isVerbose)
    hasOrdered = !files.isEmpty || !grouped.isEmpty
    let isTaken = options.reports.contains { $0.path == "-" }
    do {
      ordered = try ReportSet(files)
      console = try ReportSet(isTaken ? [] : [(text, "-")])
    } catch {
      throw UsageError(error.description)
    }
  }

  /// From now on these tests run, once each.
  func expect(_ tests: [TestPath]) {
    tellOrdered(order.release(), isKnown: false)
    order = EventOrder(tests)
  }

  func tell(_ event: TestEvent) { tell([event]) }

  func tell(_ events: [TestEvent]) { tell(events, isKnown: false) }

  /// Takes account of what a process told, and wrote to the reports, before it died.
  func resume(after events: some Sequence<TestEvent>) { tell(Array(events), isKnown: true) }

  private func tell(_ events: [TestEvent], isKnown: Bool) {
    for event in events { note(event) }
    if hasOrdered { tellOrdered(events.flatMap { order.put($0) }, isKnown: isKnown) }
    console.tell(events, isKnown: isKnown)
  }

  private func tellOrdered(_ events: [TestEvent], isKnown: Bool) {
    ordered.tell(events, isKnown: isKnown)
    for reports in grouped { for event in events { reports.tell(event, isKnown: isKnown) } }
  }

  private func note(_ event: TestEvent) {
    if case .runStarted(let run) = event { expected = run.count }
    guard case .testEnded(let result) = event else { return }
    ended += 1
    durations.append((result.path, result.duration))
    switch result.outcome {
    case .failed: failed.append(result.path)
    case .passed: passed.insert(result.path)
    case .skipped, .known: break
    }
  }

  /// Ends all reports. Returns what went wrong: a run whose report is lost has not passed.
  func finish(_ ending: RunEnding) -> [String] {
    tell(.runEnded(ending))
    let ends: [() throws(ReportFileError) -> Void] =
      [ordered.finish] + grouped.map { $0.finish } + [console.finish]
    return ends.compactMap { end in
      do { try end() } catch { return "\(error)" }
      return nil
    }
  }

  /// In a copy of this process: the reports are the other one's.
  func abandon() {
    for set in [console, ordered] { set.abandon() }
    for reports in grouped { reports.abandon() }
  }

  /// The status to end with. It is 0 only if every test that was to be run has been told of.
  func status(_ ending: RunEnding) -> Int32 {
    let signal = test_interruption()
    if signal != 0 { return 128 + signal }
    let isWhole = expected.map { $0 == ended } ?? (ended > 0)
    return failed.isEmpty && ending == .complete && isWhole ? 0 : 1
  }
}

extension Array {
  /// Those that are so, and the others.
  fileprivate func parted(_ isSo: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isSo), filter { !isSo($0) })
  }
}
