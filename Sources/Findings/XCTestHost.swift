// SPDX-License-Identifier: Apache-2.0
internal import Synchronization
internal import XCTest

/// What XCTest is doing. It is told by an observer which is there before the first test, as it is
/// installed when the process starts.
package final class XCTestHost: @unchecked Sendable {
  package static let shared = XCTestHost()

  private let lock = Mutex(())
  // Guarded by `lock`. A case is no Sendable, so it cannot lie in the mutex.
  private var running: XCTestCase?
  private var verifications: [@Sendable () -> Void] = []
  private var endings: [@Sendable () -> Void] = []

  /// Whether a case is running, from before its `setUp()` until after its `tearDown()`.
  /// A failure can be recorded in it as long.
  package var isRunningCase: Bool { lock.withLock { _ in running != nil } }

  /// The name of the running case, as XCTest prints it.
  package var caseName: String {
    lock.withLock { _ in running?.name } ?? "a test case"
  }

  /// Verifies something when the running case is torn down, after its test function and the teardown
  /// blocks and before its `tearDown()`: XCTest lets a case fail no later than that. And does something
  /// at the very end.
  package func atEndOfCase(
    verify: @escaping @Sendable () -> Void, end: @escaping @Sendable () -> Void
  ) {
    lock.withLock { _ in
      verifications.append(verify)
      endings.append(end)
    }
  }

  func install() {
    XCTestObservationCenter.shared.addTestObserver(CaseObserver())
  }

  func record(_ finding: Finding) {
    let testCase = lock.withLock { _ in Unchecked(running) }.value
    guard let testCase else { return ProgramHost.shared.record(finding) }
    let place = finding.place
    testCase.recordFailure(
      withDescription: finding.text, inFile: place.filePath, atLine: place.line, expected: true)
  }

  fileprivate func begin(_ testCase: XCTestCase) {
    let starting = Unchecked(testCase)
    lock.withLock { _ in running = starting.value }
    // The first block that is added is the last to be run.
    testCase.addTeardownBlock { XCTestHost.shared.verify() }
  }

  private func verify() {
    let verifications = lock.withLock { _ in self.verifications }
    for verify in verifications { verify() }
  }

  fileprivate func end() {
    let endings = lock.withLock { _ in
      defer { forget() }
      return self.endings
    }
    for end in endings { end() }
  }

  /// Called under the lock.
  private func forget() {
    running = nil
    verifications = []
    endings = []
  }

  private struct Unchecked<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
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
