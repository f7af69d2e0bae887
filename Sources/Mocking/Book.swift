// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotHost
internal import Glibc
internal import Synchronization

/// The ledger of one test, with a lock around it, and what was found until now.
///
/// A mock knows its book, so that calls may come from any thread. What is wrong with them is told to
/// the host by the test's own task: at once where that is who calls, and otherwise when the book is
/// closed, since a host knows no test for other threads.
@usableFromInline
package final class Book: Sendable {
  /// The book of this task's test.
  @TaskLocal static var current: Book?

  struct State {
    var ledger: Ledger
    /// What is to be told when the book is closed.
    var pending: [(finding: Finding, line: Int?)] = []
    var found = 0
    /// Whether something was told for which the test fails.
    var hasFailed = false
    var isClosed = false
    /// What puts everything back that was changed for this test.
    var restorations: [@Sendable () -> Void] = []
    /// The numbers of functions that are at home in no book, or in another one. They are kept, so that
    /// none takes the identity of one that has gone.
    var guests: [ObjectIdentifier: (function: MockedFunction, number: Int)] = [:]
  }

  /// What it is about, such as "test reads()".
  let name: String
  let place: Place
  /// The book that was open in the task when this one was made.
  let outer: Book?
  private let state: Guarded<State>
  /// Calls that came while the ledger was asked, by the asker's own thread.
  private let intruders = Guarded<[String]>([])
  private let scope: Int
  private let isOver = Atomic(false)
  /// The process of the test. A child that was forked in it has a copy of the book, which nobody reads.
  private let process: pid_t

  /// More findings than anybody reads are counted only.
  static let mostFindings = 25

  init(_ name: String, at place: Place, keeping calls: Int) {
    self.name = name
    self.place = place
    outer = Book.current
    process = Self.ownProcess
    state = Guarded(State(ledger: Ledger(keeping: calls)))
    scope = ProgramHost.shared.begin(name)
  }

  /// Looks at the state, or changes it. Functions that are mocked for the whole process do what they
  /// really do in the meantime.
  func withState<Result>(_ body: (inout State) -> Result) -> Result {
    backlot_enter()
    defer { backlot_leave() }
    return state.withLock { body(&$0) }
  }

  func withLedger<Result>(_ body: (inout Ledger) -> Result) -> Result {
    withState { body(&$0.ledger) }
  }

  /// Whether its test is over.
  var isClosed: Bool { isOver.load(ordering: .acquiring) }

  /// Whether something was told for which the test fails.
  var hasFailed: Bool { withState { $0.hasFailed } }

  /// Whether it was opened while the other one was, by the same task.
  func isWithin(_ other: Book) -> Bool {
    outer.map { $0 === other || $0.isWithin(other) } ?? false
  }

  /// What it is really, be `getpid` mocked.
  private static var ownProcess: pid_t {
    backlot_enter()
    defer { backlot_leave() }
    return getpid()
  }

  // MARK: C functions

  /// Puts something back when the test is over.
  func atEnd(_ restore: @escaping @Sendable () -> Void) {
    withState { $0.restorations.append(restore) }
  }

  /// Puts back what was changed for this test, the latest first.
  func restore() {
    let restorations = withState { state in
      defer { state.restorations = [] }
      return state.restorations
    }
    for restore in restorations.reversed() { restore() }
    FunctionTurns.shared.giveBack(all: self)
  }

  // MARK: Findings

  /// Counts a finding that is one too many to be told. Returns whether it is.
  func passesOver() -> Bool {
    withState { state in
      guard !state.isClosed, state.found >= Self.mostFindings else { return false }
      state.found += 1
      return true
    }
  }

  /// Tells of something now, or at the end. Takes the lock. A line that waits for calls need not be
  /// told of again where the finding names it, once the test has failed for that.
  func report(_ finding: Finding, naming line: Int? = nil) {
    enum Way { case now, later, tooLate, never }
    guard Self.ownProcess == process else {
      return ProgramHost.shared.record(
        Finding("in a forked child of \(name): \(finding.text)", at: finding.place))
    }
    let isOwnTask = Book.current === self && Findings.host != .xcTest
    let way: Way = withState { state in
      state.found += 1
      if state.isClosed { return .tooLate }
      if state.found > Self.mostFindings { return .never }
      if isOwnTask { return .now }
      state.pending.append((finding, line))
      return .later
    }
    switch way {
    case .now: deliver(finding, naming: line)
    case .later, .never: break
    case .tooLate:
      ProgramHost.shared.record(
        Finding("after the end of \(name): \(finding.text)", at: finding.place))
    }
  }

  /// Known issues are not counted: there may be any number of them in a test that passes.
  private func deliver(_ finding: Finding, naming line: Int?) {
    let isKnown = !deliver(finding)
    withState { state in
      if isKnown {
        state.found -= 1
      } else if let line {
        state.ledger.tell(line)
      }
    }
  }

  /// What the host does to print it is no call of a mocked function.
  @discardableResult
  private func deliver(_ finding: Finding) -> Bool {
    backlot_enter()
    let isFailure = Findings.report(finding)
    backlot_leave()
    if isFailure { withState { $0.hasFailed = true } }
    return isFailure
  }

  /// Puts C functions back, verifies that every expectation has had its calls, and tells all that
  /// was found until now.
  func verify() {
    restore()
    deliverPending()
    let ledger = withLedger { $0 }
    backlot_enter()
    let leftovers = Picture(ledger).leftovers()
    backlot_leave()
    withLedger { $0.tellMissing() }
    for finding in leftovers + intrusions() { deliver(finding) }
  }

  private func deliverPending() {
    let pending = withState { state in
      defer { state.pending = [] }
      return state.pending
    }
    for (finding, line) in pending { deliver(finding, naming: line) }
  }

  /// Verifies, and takes no more calls.
  func close() {
    verify()
    let guests = withState { state in
      defer { (state.isClosed, state.guests) = (true, [:]) }
      return state.guests
    }
    // They may end here, outside of the lock.
    withExtendedLifetime(guests) {}
    isOver.store(true, ordering: .releasing)
    deliverPending()
    let surplus = withState { $0.found } - Self.mostFindings
    if surplus > 0 {
      deliver(
        Finding("\(surplus) more findings about mocks, which are not told one by one", at: place))
    }
    ProgramHost.shared.end(scope)
  }

  /// Prints what would be told at the end, since there will be no end.
  func printPending() {
    for (finding, _) in withState({ $0.pending }) { ProgramHost.shared.record(finding) }
  }

  func intrude(_ call: String) {
    intruders.withLock { $0.append(call) }
  }

  private func intrusions() -> [Finding] {
    let calls = intruders.withLock { calls in
      defer { calls = [] }
      return calls
    }
    return calls.map { call in
      Finding(
        "\(call) was called by a match or by the description of an argument, while the ledger was "
          + "locked. Let matches and descriptions do without mocks",
        at: place)
    }
  }
}
