// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// What became of a test, as it comes in, and what that makes of it.
struct Account {
  /// When it began, in nanoseconds of the monotonic clock.
  var began: UInt64
  var ended: UInt64?
  var skip: String?
  var problems: [TestProblem] = []
  var known: [(reason: String, problem: TestProblem)] = []
  var attachments: [TestAttachment] = []
  var output: [TestOutput] = []
  /// How its process ended, where it did so on its own before the test did.
  var ending: TestEnding?
}

extension Account {
  /// The judgement, with what the test says of itself taken into account.
  func result(of test: PlannedTest, start: Double?, repetition: Int?) -> TestResult {
    var problems = problems
    var outcome = judged(test, &problems)
    if case .failed = outcome, let known = test.settings.known {
      outcome = .known(known.reason)
    } else if case .passed = outcome, case .expected(let reason) = test.settings.known {
      outcome = .failed
      problems.append(
        TestProblem(
          .unexpectedPass, "it passed, though it was expected to fail: \(reason)", at: test.place))
    }
    return TestResult(
      test.path, outcome, at: test.place,
      duration: .nanoseconds(Int64(clamping: (ended ?? began) - min(began, ended ?? began))),
      start: start, problems: problems + known.map(\.problem), output: output,
      attachments: attachments, tags: test.settings.tags, repetition: repetition)
  }

  private func judged(_ test: PlannedTest, _ problems: inout [TestProblem]) -> Outcome {
    if let expected = test.settings.ending, skip == nil {
      return judged(test, expecting: expected, &problems)
    }
    if !problems.isEmpty { return .failed }
    if let skip { return .skipped(skip) }
    return known.first.map { .known($0.reason) } ?? .passed
  }

  /// A process that ends on purpose: its problems before that count all the same.
  private func judged(
    _ test: PlannedTest, expecting expected: TestEnding, _ problems: inout [TestProblem]
  ) -> Outcome {
    let others = problems.filter { $0.kind != .crash && $0.kind != .exit }
    if let ending, expected.allows(ending) {
      problems = others
      return others.isEmpty ? .passed : .failed
    }
    if ending == nil, others.isEmpty {
      problems.append(
        TestProblem(
          .unexpectedPass, "its process was expected to end by \(expected), and did not",
          at: test.place))
    }
    return .failed
  }
}

extension TestSettings.Known {
  var reason: String {
    switch self {
    case .todo(let reason), .expected(let reason): reason
    }
  }
}

extension TestEnding {
  /// Whether a program that does something wrong ends so.
  var isCrash: Bool {
    if case .signal(let number) = self { Signal(number).isCrash } else { self == .crash }
  }

  func allows(_ ending: TestEnding) -> Bool {
    self == .crash ? ending.isCrash : self == ending
  }
}

extension TestEnding: CustomStringConvertible {
  /// `SIGABRT`, or `exit(3)`.
  public var description: String {
    switch self {
    case .signal(let number): Signal(number).description
    case .crash: "a crash"
    case .exit(let status): "exit(\(status))"
    }
  }
}
