// SPDX-License-Identifier: Apache-2.0
internal import BacklotExits
internal import BacklotFindings
internal import BacklotHost
internal import Glibc

/// Code that runs in a forked child.
final class ChildProcess {
  private let body: () throws -> Void

  private init(_ body: @escaping () throws -> Void) { self.body = body }

  /// Runs it, waits for its end, and reports as our own what it found.
  static func run(_ body: () throws -> Void, limit: Duration) -> ExitOutcome {
    withoutActuallyEscaping(body) { body in
      let child = ChildProcess(body)
      // Functions that a test has mocked do what they really do, here, and not in the child.
      backlot_enter()
      defer { backlot_leave() }
      return withExtendedLifetime(child) {
        var result = exit_run(
          enter, Unmanaged.passUnretained(child).toOpaque(), milliseconds(limit))
        defer { exit_result_free(&result) }
        return outcome(result)
      }
    }
  }

  private static let enter: @convention(c) (UnsafeMutableRawPointer?, Int32) -> Void = {
    context, report in
    guard let context else { return }
    backlot_leave()
    Unmanaged<ChildProcess>.fromOpaque(context).takeUnretainedValue().play(report)
  }

  /// In the child: whoever runs the test must hear nothing of it but from the parent.
  private func play(_ report: Int32) {
    let sink: @Sendable (Finding) -> Void = { Report.finding($0).send(to: report) }
    Findings.$sink.withValue(sink) {
      do {
        try body()
        Report.returned.send(to: report)
      } catch is TestEnded {
        Report.required.send(to: report)
      } catch {
        Report.threw(Check.errorWords(error)).send(to: report)
      }
    }
  }

  private static func milliseconds(_ limit: Duration) -> Int32 {
    let (seconds, attoseconds) = limit.components
    let milliseconds = seconds.multipliedReportingOverflow(by: 1000)
    guard !milliseconds.overflow else { return .max }
    return Int32(clamping: milliseconds.partialValue + attoseconds / 1_000_000_000_000_000)
  }

  private static func outcome(_ result: exit_result) -> ExitOutcome {
    let texts = result.texts
    let reports = Report.all(in: text(texts.2))
    for case .finding(let finding) in reports { Findings.report(finding) }
    return ExitOutcome(end: end(result, reports), output: text(texts.0), error: text(texts.1))
  }

  private static func end(_ result: exit_result, _ reports: [Report]) -> ProcessEnd {
    if result.error != 0 { return .lost(result.error) }
    if result.is_late { return .late }
    if exit_is_signal(result.status) { return .signal(exit_signal(result.status)) }
    switch reports.last {
    case .returned: return .returned
    case .required: return .required
    case .threw(let error): return .threw(error)
    case .finding, nil: return .status(exit_status(result.status))
    }
  }

  private static func text(_ text: exit_text) -> String {
    guard let bytes = text.bytes else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: bytes, count: text.length), as: UTF8.self)
  }
}
