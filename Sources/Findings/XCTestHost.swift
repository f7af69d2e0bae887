// SPDX-License-Identifier: Apache-2.0
internal import XCTest

/// What XCTest is doing. It is told by an observer which is there before the first test, as it is
/// installed when the process starts.
package final class XCTestHost: Sendable {
  package static let shared = XCTestHost()

  private struct State {
    var running: XCTestCase?
    var verifications: [@Sendable () -> Void] = []
    var endings: [@Sendable () -> Void] = []
  }
  private let state = Guarded(State())

  /// Whether a case is running, from before its `setUp()` until after its `tearDown()`.
  /// A failure can be recorded in it as long.
  package var isRunningCase: Bool { state.withLock { $0.running != nil } }

  /// The name of the running case, as XCTest prints it.
  package var caseName: String {
    state.withLock { $0.running?.name } ?? "a test case"
  }

  /// Verifies something when the running case is torn down, after its test function and the teardown
  /// blocks and before its `tearDown()`: XCTest lets a case fail no later than that. And does something
  /// at the very end.
  package func atEndOfCase(
    verify: @escaping @Sendable () -> Void, end: @escaping @Sendable () -> Void
  ) {
    state.withLock { state in
      state.verifications.append(verify)
      state.endings.append(end)
    }
  }

  func install() {
    XCTestObservationCenter.shared.addTestObserver(CaseObserver())
  }

  func record(_ finding: Finding) {
    guard let testCase = state.withLock({ $0.running }) else {
      return ProgramHost.shared.record(finding)
    }
    let place = finding.place
    testCase.recordFailure(
      withDescription: finding.text, inFile: place.filePath, atLine: place.line, expected: true)
  }

  fileprivate func begin(_ testCase: XCTestCase) {
    state.withLock { $0.running = testCase }
    // The first block that is added is the last to be run.
    testCase.addTeardownBlock { XCTestHost.shared.verify() }
  }

  private func verify() {
    for verify in state.withLock({ $0.verifications }) { verify() }
  }

  fileprivate func end() {
    let endings = state.withLock { state in
      defer { state = State() }
      return state.endings
    }
    for end in endings { end() }
  }
}

private final class CaseObserver: NSObject, XCTestObservation {
  func testCaseWillStart(_ testCase: XCTestCase) {
    XCTestHost.shared.begin(testCase)
  }

  func testCaseDidFinish(_ testCase: XCTestCase) {
    XCTestHost.shared.end()
  }
}
