// SPDX-License-Identifier: Apache-2.0
internal import Testing

/// Delivers what is found to whoever runs the test.
public enum Findings {
  /// Where the findings of a task go instead of to the host: for runners of tests, and for tests of
  /// findings. It is called on the thread that found something.
  @TaskLocal public static var sink: (@Sendable (Finding) -> Void)?

  /// Delivers a finding: to the task's sink, or to Swift Testing, or to XCTest. Where none of them
  /// is there to take it, it goes to standard error, and the process ends with a status other than
  /// zero.
  ///
  /// Returns whether anything fails for it: an issue that `withKnownIssue` knows lets no test fail.
  @discardableResult
  public static func report(_ finding: Finding) -> Bool {
    switch host {
    case .sink: sink?(finding)
    case .swiftTesting: return record(finding)
    case .xcTest: XCTestHost.shared.record(finding)
    case .program: ProgramHost.shared.record(finding)
    }
    return true
  }

  /// Who takes a finding that is reported here and now.
  package static var host: Host {
    if sink != nil { return .sink }
    // Issue.record() drops what it is told under XCTest, where no test is current.
    if Test.current != nil { return .swiftTesting }
    return XCTestHost.shared.isRunningCase ? .xcTest : .program
  }

  private static func record(_ finding: Finding) -> Bool {
    let place = finding.place
    let issue = Issue.record(
      Comment(rawValue: finding.text),
      sourceLocation: SourceLocation(
        fileID: place.fileID, filePath: place.filePath, line: place.line, column: place.column))
    #if compiler(>=6.3)
      return issue.isFailure
    #else
      // Nobody can say. What is told twice is better than what is told to nobody.
      return false
    #endif
  }
}
