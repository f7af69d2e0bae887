// SPDX-License-Identifier: Apache-2.0

/// What is said of a test or of a group beside its name.
public struct TestTrait: Sendable {
  let change: @Sendable (inout TestSettings) -> Void

  /// Words to choose tests by: `--tag slow`.
  public static func tags(_ tags: String...) -> Self {
    Self { settings in settings.tags += tags.filter { !settings.tags.contains($0) } }
  }

  /// How long it may take, fixtures included. `--timeout` holds for tests without. Nothing is limited
  /// with `--no-isolation`, for debuggers.
  public static func timeLimit(_ limit: Duration) -> Self { Self { $0.limit = limit } }

  /// It is not run, for a reason.
  public static func skip(_ reason: String) -> Self { Self { $0.skip = $0.skip ?? reason } }

  /// It is not run where something is the case.
  public static func skip(if condition: Bool, _ reason: String) -> Self {
    Self { if condition { $0.skip = $0.skip ?? reason } }
  }

  /// It may fail: what it tests is still to be done. Whether it does changes nothing, TAP's TODO.
  public static func todo(_ reason: String) -> Self { Self { $0.known = .todo(reason) } }

  /// It fails, for a reason that is known. When it passes, that is a failure.
  public static func expectedFailure(_ reason: String) -> Self {
    Self { $0.known = .expected(reason) }
  }

  /// Its process ends in this way, and so the test passes. In any other, it fails.
  public static func ends(by ending: TestEnding) -> Self { Self { $0.ending = ending } }

  /// The tests of a group run in one process, one after the other, and have shared fixtures set up
  /// once. When it ends early, those that are left go on in another one.
  public static var sharedProcess: Self { Self { $0.sharesProcess = true } }

  /// No other test of the program runs at the same time.
  public static var alone: Self { Self { $0.isAlone = true } }

  /// It fails when it leaves a descriptor open: `--leaks` for all of them.
  public static var leaks: Self { Self { $0.checksLeaks = true } }

  /// It may leave descriptors open, whatever `--leaks` says.
  public static var mayLeak: Self { Self { $0.checksLeaks = false } }

  static func needing(_ fixture: any AnyFixture) -> Self { Self { $0.fixtures.append(fixture) } }
}

/// How a process ends on purpose.
public enum TestEnding: Sendable, Hashable {
  /// By a signal, as `abort()` ends it by SIGABRT, and `fatalError()` by SIGILL or SIGTRAP.
  case signal(Int32)
  /// By a signal that a program that does something wrong gets: one of SIGSEGV, SIGBUS, SIGILL,
  /// SIGFPE, SIGABRT, SIGTRAP and SIGSYS.
  case crash
  /// By a status.
  case exit(Int32)
}

/// What the traits of a test and of its groups say together.
struct TestSettings: Sendable {
  enum Known: Sendable {
    case todo(String)
    case expected(String)
  }

  var tags: [String] = []
  var limit: Duration?
  var skip: String?
  var known: Known?
  var ending: TestEnding?
  var sharesProcess = false
  var isAlone = false
  var checksLeaks: Bool?
  var fixtures: [any AnyFixture] = []
}
