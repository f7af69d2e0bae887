// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotHost

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
    var pending: [Finding] = []
    var found = 0
    var isClosed = false
    /// What puts everything back that was changed for this test.
    var restorations: [@Sendable () -> Void] = []
    /// The numbers of functions that belong to no book.
    var guests: [ObjectIdentifier: Int] = [:]
  }

  /// What it is about, such as "test reads()".
  let name: String
  let place: Place
  private let state: Guarded<State>
  /// Calls that came while the ledger was asked, by the asker's own thread.
  private let intruders = Guarded<[String]>([])
  private let scope: Int

  /// More findings than anybody reads are counted only.
  static let mostFindings = 25

  init(_ name: String, at place: Place, keeping calls: Int) {
    self.name = name
    self.place = place
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
  var isClosed: Bool { withState { $0.isClosed } }

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

  /// Tells of something now, or at the end. Takes the lock.
  func report(_ finding: Finding) {
    enum Way { case now, later, tooLate, never }
    let isOwnTask = Book.current === self && Findings.host != .xcTest
    let way: Way = withState { state in
      state.found += 1
      if state.isClosed { return .tooLate }
      if state.found > Self.mostFindings { return .never }
      if isOwnTask { return .now }
      state.pending.append(finding)
      return .later
    }
    switch way {
    case .now: deliver(finding)
    case .later, .never: break
    case .tooLate:
      ProgramHost.shared.record(
        Finding("after the end of \(name): \(finding.text)", at: finding.place))
    }
  }

  /// What the host does to print it is no call of a mocked function.
  private func deliver(_ finding: Finding) {
    backlot_enter()
    Findings.report(finding)
    backlot_leave()
  }

  /// Puts C functions back, verifies that every expectation has had its calls, and tells all that
  /// was found until now.
  func verify() {
    restore()
    let (pending, ledger) = withState { state in
      defer { state.pending = [] }
      return (state.pending, state.ledger)
    }
    backlot_enter()
    let leftovers = Picture(ledger).leftovers()
    backlot_leave()
    withLedger { $0.tellMissing() }
    for finding in pending + leftovers + intrusions() { deliver(finding) }
  }

  /// Verifies, and takes no more calls.
  func close() {
    verify()
    let (late, surplus) = withState { state in
      state.isClosed = true
      return (state.pending, state.found - Self.mostFindings)
    }
    for finding in late { deliver(finding) }
    if surplus > 0 {
      deliver(
        Finding("\(surplus) more findings about mocks, which are not told one by one", at: place))
    }
    ProgramHost.shared.end(scope)
  }

  /// Prints what would be told at the end, since there will be no end.
  func printPending() {
    for finding in withState({ $0.pending }) { ProgramHost.shared.record(finding) }
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
