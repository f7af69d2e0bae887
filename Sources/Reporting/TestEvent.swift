// SPDX-License-Identifier: Apache-2.0

/// What happens in a run of tests, in the order in which it happens. Reporters turn events into
/// text, and readers turn text into events.
public enum TestEvent: Sendable, Hashable {
  /// A run begins.
  case runStarted(TestRun)
  /// A test begins. It may never end, where the run is cut short.
  case testStarted(TestPath)
  /// A test has ended, or will not be run.
  case testEnded(TestResult)
  /// Something was said outside of every test. It has one or more lines.
  case message(String)
  /// A run is over.
  case runEnded(RunEnding)
}

/// A run of tests, as far as it is known when it begins.
public struct TestRun: Sendable, Hashable {
  /// What is run: the name of a program, or of a file.
  public var name: String
  /// How many tests there will be, where that is known.
  public var count: Int?
  /// The seed of a random order.
  public var seed: UInt64?
  /// When it began, in seconds since 1970.
  public var start: Double?

  /// A run.
  public init(name: String, count: Int? = nil, seed: UInt64? = nil, start: Double? = nil) {
    self.name = name
    self.count = count
    self.seed = seed
    self.start = start
  }
}

/// How a run ended.
public enum RunEnding: Sendable, Hashable {
  /// Every test that was to be run was run, whether it passed or not.
  case complete
  /// The run ended before its time, for this reason: the results that are missing are failures.
  case broken(String)
}
