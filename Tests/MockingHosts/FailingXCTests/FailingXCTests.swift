// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Scenarios
import XCTest

/// There is no word about mocks in it.
final class FailingXCTests: XCTestCase {
  /// C functions have been put back before.
  override func tearDown() { XCTAssertGreaterThan(getppid(), 0) }

  func testRight() async { await Scenario.right.play() }
  func testLeftover() async { await Scenario.leftover.play() }
  func testWrongArgument() async { await Scenario.wrongArgument.play() }
  func testOutOfOrder() async { await Scenario.outOfOrder.play() }
  func testUnexpected() async { await Scenario.unexpected.play() }
  func testTooMany() async { await Scenario.tooMany.play() }
  func testDetachedTask() async { await Scenario.detachedTask.play() }
  func testThread() async { await Scenario.thread.play() }
  func testDispatch() async { await Scenario.dispatch.play() }
  func testNoDefault() async { await Scenario.noDefault.play() }
  func testRightOfC() async { await Scenario.rightOfC.play() }
  func testLeftoverOfC() async { await Scenario.leftoverOfC.play() }
  func testThreadOfC() async { await Scenario.threadOfC.play() }
  func testOrderOfC() async { await Scenario.orderOfC.play() }
  func testRestoredOfC() async { await Scenario.restoredOfC.play() }
  func testForked() async { await Scenario.forked.play() }
  func testEarly() async { await Scenario.early.play() }
  func testClaimRight() throws { try Claim.claimRight.play() }
  func testClaimTwice() throws { try Claim.claimTwice.play() }
  func testClaimRequired() async throws { try Claim.claimRequired.play() }
  func testClaimExit() throws { try Claim.claimExit.play() }
  func testClaimInChild() throws { try Claim.claimInChild.play() }
  func testOutside() { useOutside() }
}

/// In the order of their names.
final class SharedXCTests: XCTestCase {
  func testFirst() { SharedDoor.expectAndOpen(1) }
  func testSecond() { SharedDoor.expectAndOpen(2) }
  func testThird() { SharedDoor.open(3) }
}
