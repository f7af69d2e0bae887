// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

@testable import struct BacklotTesting.Account
@testable import struct BacklotTesting.Plan
@testable import enum BacklotTesting.TestEnding
@testable import protocol BacklotTesting.Tests

@Suite("The verdict on a test")
struct VerdictTests {
  private let wrong = TestProblem(.assertion, "wrong")
  private let death = TestProblem(.crash, "SIGABRT")

  private func judge(
    _ tests: some Tests, problems: [TestProblem] = [], skip: String? = nil,
    known: [(reason: String, problem: TestProblem)] = [], ending: TestEnding? = nil
  ) -> TestResult {
    var account = Account(began: 5, ended: 8)
    (account.problems, account.skip, account.ending) = (problems, skip, ending)
    account.known = known
    return account.result(of: Plan(tests).tests[0], start: nil, repetition: nil)
  }

  @Test("is what it found, before all that it says of itself")
  func findings() {
    #expect(judge(Sample.one).outcome == .passed)
    #expect(judge(Sample.one).duration == .nanoseconds(3))
    #expect(judge(Sample.one, problems: [wrong]).outcome == .failed)
    #expect(judge(Sample.one, skip: "no").outcome == .skipped("no"))
    #expect(judge(Sample.one, problems: [wrong], skip: "no").outcome == .failed)
    #expect(judge(Sample.one, known: [("why", wrong)]).outcome == .known("why"))
    #expect(judge(Sample.one, problems: [wrong], known: [("why", wrong)]).outcome == .failed)
  }

  @Test("on what is to be done is no failure, and on what is expected to fail may be one")
  func known() {
    #expect(judge(Sample.todo, problems: [wrong]).outcome == .known("later"))
    #expect(judge(Sample.todo).outcome == .passed)
    #expect(judge(Sample.expected, problems: [wrong]).outcome == .known("ticket"))
    let result = judge(Sample.expected)
    #expect(result.outcome == .failed)
    #expect(result.problems.map(\.kind) == [.unexpectedPass])
    #expect(judge(Sample.expected, skip: "no").outcome == .skipped("no"))
  }

  @Test("on a process that is to end is about how it does, and what it found before")
  func endings() {
    let abort = TestEnding.signal(6)
    #expect(judge(Sample.aborts, problems: [death], ending: abort).outcome == .passed)
    #expect(judge(Sample.aborts, problems: [death], ending: abort).problems == [])
    #expect(judge(Sample.aborts, problems: [wrong, death], ending: abort).outcome == .failed)
    #expect(judge(Sample.aborts).outcome == .failed)
    #expect(judge(Sample.aborts, problems: [death], ending: .signal(11)).outcome == .failed)
    #expect(judge(Sample.aborts, problems: [death], ending: .exit(0)).outcome == .failed)
    #expect(judge(Sample.crashes, problems: [death], ending: .signal(11)).outcome == .passed)
    #expect(judge(Sample.crashes, problems: [death], ending: .signal(9)).outcome == .failed)
    #expect(judge(Sample.crashes, skip: "no").outcome == .skipped("no"))
  }
}
