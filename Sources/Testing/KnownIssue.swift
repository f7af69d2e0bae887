// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotReporting

/// What is found between the braces is known, and does not make the test fail. When nothing is found,
/// that does: the issue is there no more.
///
/// - Parameters:
///   - reason: What is known: it stands in the report.
///   - isIntermittent: Whether it is there only now and then.
public func knownIssue(
  _ reason: String, isIntermittent: Bool = false, file: String = #filePath, line: Int = #line,
  _ body: () throws -> Void
) {
  let issue = KnownIssue(reason, isIntermittent, SourceLine(file: file, line: line))
  KnownIssue.$current.withValue(issue) {
    do { try body() } catch { issue.take(error) }
  }
  issue.close()
}

/// What is found between the braces is known, and does not make the test fail.
public func knownIssue(
  _ reason: String, isIntermittent: Bool = false, file: String = #filePath, line: Int = #line,
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
) async {
  let issue = KnownIssue(reason, isIntermittent, SourceLine(file: file, line: line))
  await KnownIssue.$current.withValue(issue) {
    do { try await body() } catch { issue.take(error) }
  }
  issue.close()
}

/// An issue that is known, while it is looked for.
final class KnownIssue: Sendable {
  /// The one that this task looks for.
  @TaskLocal static var current: KnownIssue?

  private let reason: String
  private let isIntermittent: Bool
  private let place: SourceLine
  private let count = Guarded(0)

  init(_ reason: String, _ isIntermittent: Bool, _ place: SourceLine) {
    (self.reason, self.isIntermittent, self.place) = (reason, isIntermittent, place)
  }

  func take(_ error: any Error) {
    // What it is about has been reported.
    if error is TestEnded { return }
    take(TestProblem(.error, "it threw: \(error)", at: place))
  }

  func take(_ problem: TestProblem) {
    count.withLock { $0 += 1 }
    TestRecorder.shared?.known(problem, reason)
  }

  func close() {
    guard count.withLock({ $0 }) == 0, !isIntermittent else { return }
    TestRecorder.shared?.problem(
      TestProblem(
        .unexpectedPass,
        "a known issue is there no more: \(reason). Remove knownIssue, or say isIntermittent: true",
        at: place))
  }
}
