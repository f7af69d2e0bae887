// SPDX-License-Identifier: Apache-2.0

/// What became of a test.
public struct TestResult: Sendable, Hashable {
  /// Which test it was.
  public var path: TestPath
  /// Where it is written.
  public var place: SourceLine?
  /// Whether it is as it should be.
  public var outcome: Outcome
  /// How long it took.
  public var duration: Duration
  /// When it began, in seconds since 1970.
  public var start: Double?
  /// What was wrong: something in every test that failed, and what is known in those whose issue is.
  public var problems: [TestProblem]
  /// What it printed, in the order in which that came.
  public var output: [TestOutput]
  /// What it left to be looked at.
  public var attachments: [TestAttachment]
  /// The words that it can be chosen by.
  public var tags: [String]
  /// Which time it was, from 1, where it was repeated.
  public var repetition: Int?

  /// What became of a test.
  public init(
    _ path: TestPath, _ outcome: Outcome, at place: SourceLine? = nil, duration: Duration = .zero,
    start: Double? = nil, problems: [TestProblem] = [], output: [TestOutput] = [],
    attachments: [TestAttachment] = [], tags: [String] = [], repetition: Int? = nil
  ) {
    self.path = path
    self.place = place
    self.outcome = outcome
    self.duration = duration
    self.start = start
    self.problems = problems
    self.output = output
    self.attachments = attachments
    self.tags = tags
    self.repetition = repetition
  }
}

/// Whether a test is as it should be.
public enum Outcome: Sendable, Hashable {
  /// It was run, and nothing was wrong.
  case passed
  /// Something was wrong.
  case failed
  /// It was not run, for this reason, which may be empty.
  case skipped(String)
  /// Something was wrong that is known to be, for this reason, which may be empty: TAP's TODO. It
  /// does not make a run fail.
  case known(String)
}

/// Something that was wrong in a test.
public struct TestProblem: Sendable, Hashable {
  /// What kind of thing it was.
  public var kind: Kind
  /// What it was: one sentence on one line.
  public var message: String
  /// What there is more to say: both values, a difference, a backtrace. It has any number of lines.
  public var details: String
  /// Where it was.
  public var place: SourceLine?

  /// Something that was wrong.
  public init(
    _ kind: Kind, _ message: String, details: String = "", at place: SourceLine? = nil
  ) {
    self.kind = kind
    self.message = message
    self.details = details
    self.place = place
  }

  /// What kind of thing was wrong. A reader of reports makes a difference between what a test found
  /// (``isFinding``) and what kept it from finding anything.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An assertion did not hold.
    case assertion
    /// An error was thrown that nobody caught.
    case error
    /// The process of the test ended by a signal.
    case crash
    /// The process of the test ended before the test did.
    case exit
    /// The test did not end in time.
    case timeout
    /// What is done before or after a test or a group failed.
    case fixture
    /// Something was not given back: memory, or a descriptor.
    case leak
    /// A test was expected to fail, and did not.
    case unexpectedPass = "unexpected-pass"
    /// Something else, as another program tells it.
    case other
  }
}

extension TestProblem.Kind {
  /// Whether the test itself found it; otherwise it is what JUnit calls an error.
  public var isFinding: Bool {
    switch self {
    case .assertion, .leak, .unexpectedPass, .other: true
    case .error, .crash, .exit, .timeout, .fixture: false
    }
  }
}

/// A piece of what a test printed.
public struct TestOutput: Sendable, Hashable {
  /// Where it was printed.
  public var stream: Stream
  /// What was printed. What was not UTF-8 is replaced.
  public var text: String

  /// A piece of output.
  public init(_ stream: Stream, _ text: String) {
    self.stream = stream
    self.text = text
  }

  /// Where something is printed.
  public enum Stream: String, Sendable, Hashable {
    /// Standard output.
    case out
    /// Standard error.
    case error
  }
}

/// A file that a test left to be looked at.
public struct TestAttachment: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// Where it is.
  public var path: String

  /// A file.
  public init(_ name: String, path: String) {
    self.name = name
    self.path = path
  }
}
