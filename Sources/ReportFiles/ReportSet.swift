// SPDX-License-Identifier: Apache-2.0
public import BacklotReporting
internal import Synchronization

/// Several reports of one run, each in a file of its own. Any thread may report.
///
/// A report that cannot be written any more is given up, and the others go on.
public final class ReportSet: Sendable {
  fileprivate struct Entry {
    var reporter: any Reporter
    let file: ReportFile
    var trouble: ReportFileError?
  }

  private struct State {
    var entries: [Entry] = []
  }

  private let state: Mutex<State>

  /// Opens the files.
  ///
  /// - Parameter reports: Reporters, and where each report goes: `-` is standard output.
  public init(
    _ reports: [(reporter: any Reporter, path: String)]
  ) throws(ReportFileError) {
    var opened = State()
    for (reporter, path) in reports {
      let file = try ReportFile(path, isCorrected: reporter.isCorrected)
      opened.entries.append(Entry(reporter: reporter, file: file))
    }
    let first = opened
    state = Mutex(first)
  }

  /// Reports an event: when it returns, the files have it.
  public func report(_ event: TestEvent) { report([event]) }

  /// Reports several events at once, with one change of each file.
  public func report(_ events: [TestEvent]) { report(events, isKnown: false) }

  /// Takes account of what another process has reported to the same places, and could not go on with.
  /// Files are written anew; what went into a pipe or to a terminal is there already.
  public func resume(after events: [TestEvent]) { report(events, isKnown: true) }

  private func report(_ events: [TestEvent], isKnown: Bool) {
    guard !events.isEmpty else { return }
    state.withLock { state in
      for index in state.entries.indices { state.entries[index].report(events, isKnown) }
    }
  }

  /// Closes all files as they are: in a copy of the process, which has no part in the reports.
  public func abandon() {
    state.withLock { state in
      for entry in state.entries { entry.file.abandon() }
      state.entries = []
    }
  }

  /// Ends all reports.
  ///
  /// - Throws: The first thing that went wrong with any of them.
  public func finish() throws(ReportFileError) {
    let trouble = state.withLock { state in
      for index in state.entries.indices { state.entries[index].finish() }
      return state.entries.compactMap(\.trouble).first
    }
    if let trouble { throw trouble }
  }
}

extension ReportSet.Entry {
  mutating func report(_ events: [TestEvent], _ isKnown: Bool) {
    guard let first = events.first, trouble == nil else { return }
    var all = reporter.report(first)
    for event in events.dropFirst() { all.append(reporter.report(event)) }
    attempt { file throws(ReportFileError) in try file.write(all, isKnown: isKnown) }
  }

  mutating func finish() {
    attempt { file throws(ReportFileError) in try file.finish() }
  }

  private mutating func attempt(_ body: (ReportFile) throws(ReportFileError) -> Void) {
    guard trouble == nil else { return }
    do { try body(file) } catch { trouble = error }
  }
}
