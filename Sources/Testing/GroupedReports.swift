// SPDX-License-Identifier: Apache-2.0
internal import BacklotReportFiles
internal import BacklotReporting

/// A report with a file for each outermost group. A file that cannot be written is told of at the end.
final class GroupedReports {
  private let path: String
  private let program: String
  private let reporter: () -> any Reporter
  private var sets: [String: ReportSet] = [:]
  private var run: TestRun?
  private var trouble: ReportFileError?

  /// - Parameter path: `%g` in it stands for the group, or for the program where a test has none.
  init(_ path: String, program: String, reporter: @escaping () -> any Reporter) {
    (self.path, self.program, self.reporter) = (path, program, reporter)
  }

  func tell(_ event: TestEvent, isKnown: Bool) {
    switch event {
    case .runStarted(let run): self.run = run
    case .testStarted(let path): set(of: path)?.tell([event], isKnown: isKnown)
    case .testEnded(let result): set(of: result.path)?.tell([event], isKnown: isKnown)
    case .message, .runEnded: for set in sets.values { set.tell([event], isKnown: isKnown) }
    }
  }

  func finish() throws(ReportFileError) {
    for set in sets.values {
      do { try set.finish() } catch { trouble = trouble ?? error }
    }
    if let trouble { throw trouble }
  }

  func abandon() { for set in sets.values { set.abandon() } }

  private func set(of path: TestPath) -> ReportSet? {
    let group = path.groups.first ?? program
    if let set = sets[group] { return set }
    let parts = self.path.split(separator: "%g", omittingEmptySubsequences: false)
    do {
      let set = try ReportSet([(reporter(), parts.joined(separator: FileName.plain(group)))])
      if var run {
        (run.name, run.count) = (group, nil)
        set.report(.runStarted(run))
      }
      sets[group] = set
      return set
    } catch {
      trouble = trouble ?? error
      return nil
    }
  }
}

extension ReportSet {
  /// - Parameter isKnown: Whether another process, which has died, has told it.
  func tell(_ events: [TestEvent], isKnown: Bool) {
    if isKnown { resume(after: events) } else { report(events) }
  }
}
