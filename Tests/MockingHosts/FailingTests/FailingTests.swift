// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Scenarios
import Testing

@Suite(.mocks(functions: "getppid"))
struct FailingTests {
  @Test func right() async { await Scenario.right.play() }
  @Test func leftover() async { await Scenario.leftover.play() }
  @Test func wrongArgument() async { await Scenario.wrongArgument.play() }
  @Test func outOfOrder() async { await Scenario.outOfOrder.play() }
  @Test func unexpected() async { await Scenario.unexpected.play() }
  @Test func tooMany() async { await Scenario.tooMany.play() }
  @Test func detachedTask() async { await Scenario.detachedTask.play() }
  @Test func thread() async { await Scenario.thread.play() }
  @Test func dispatch() async { await Scenario.dispatch.play() }
  @Test func noDefault() async { await Scenario.noDefault.play() }
  @Test func rightOfC() async { await Scenario.rightOfC.play() }
  @Test func leftoverOfC() async { await Scenario.leftoverOfC.play() }
  @Test func threadOfC() async { await Scenario.threadOfC.play() }
  @Test func orderOfC() async { await Scenario.orderOfC.play() }
  @Test func restoredOfC() async { await Scenario.restoredOfC.play() }
  @Test func forked() async { await Scenario.forked.play() }
  @Test func early() async { await Scenario.early.play() }

  @Test(arguments: [Scenario.right, .leftover, .right])
  func oneOfThree(scenario: Scenario) async { await scenario.play() }
}

// Assertions need no trait.
@Suite struct FailingClaimTests {
  @Test func claimRight() throws { try Claim.claimRight.play() }
  @Test func claimTwice() throws { try Claim.claimTwice.play() }
  @Test func claimRequired() async throws { try Claim.claimRequired.play() }
  @Test func claimExit() async throws { try Claim.claimExit.play() }
  @Test func claimInChild() throws { try Claim.claimInChild.play() }
}

/// Without the trait.
@Test func outside() { useOutside() }

/// Without the trait.
@Test func outsideOfC() throws { try useCFunctionOutside() }
