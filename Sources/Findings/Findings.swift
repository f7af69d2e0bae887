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
  public static func report(_ finding: Finding) {
    switch host {
    case .sink: sink?(finding)
    case .swiftTesting: record(finding)
    case .xcTest: XCTestHost.shared.record(finding)
    case .program: ProgramHost.shared.record(finding)
    }
  }

  /// Who takes a finding that is reported here and now.
  package static var host: Host {
    if sink != nil { return .sink }
    // Issue.record() drops what it is told under XCTest, where no test is current.
    if Test.current != nil { return .swiftTesting }
    return XCTestHost.shared.isRunningCase ? .xcTest : .program
  }

  private static func record(_ finding: Finding) {
    let place = finding.place
    Issue.record(
      Comment(rawValue: finding.text),
      sourceLocation: SourceLocation(
        fileID: place.fileID, filePath: place.filePath, line: place.line, column: place.column))
  }
}
