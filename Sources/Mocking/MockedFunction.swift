// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings
internal import BacklotHost
internal import Synchronization

/// A function that has a stand-in, whatever its type: the seam between typed mocks and the book.
@usableFromInline
package final class MockedFunction: Sendable {
  package let name: String
  /// The type that it belongs to, to tell two functions of one name from each other.
  package let owner: String
  let place: Place
  /// The book of the test that made it, and its number there.
  let home: (book: Book, number: Int)?
  let guests = Guests()
  /// Whether arguments point to memory that may be gone when the call is over, and whether the types
  /// have been looked at.
  private let isFleeting = Atomic(false)
  private let isLookedAt = Atomic(false)
  /// Makes a hook of a C function listen, or not. Set when the function is made.
  nonisolated(unsafe) var hear: (@Sendable (Bool) -> Void)?
  private let isHeard = Atomic(true)

  package init(_ name: String, of owner: String, at place: Place) {
    self.name = name
    self.owner = owner
    self.place = place
    home = Scope.book.map { book in (book, book.withLedger { $0.add(name, of: owner) }) }
  }

  /// Its arguments are described when a call comes, since they do not last.
  package func describeAtOnce() {
    isFleeting.store(true, ordering: .relaxed)
  }

  private func lookAtTypes(of script: Script) {
    if isLookedAt.load(ordering: .relaxed) { return }
    isLookedAt.store(true, ordering: .relaxed)
    if script.isFleeting { describeAtOnce() }
  }

  /// Whether calls of a C function come here. Where they do not, they go straight on.
  func setHeard(_ isNow: Bool) {
    isHeard.store(isNow, ordering: .relaxed)
    hear?(isNow)
  }

  // MARK: Setting up

  /// Adds a line for this function, in the order that is being written. Outside of tests it says
  /// what to do, and the line is in nobody's book.
  @usableFromInline
  func expect(_ script: Script, isStub: Bool, at place: Place) -> LineHandle? {
    guard let (book, number) = residence(isSetUp: true) else {
      Scope.tellMissing(name, at: place)
      return nil
    }
    if let finding = foreign(to: book, at: place) {
      Scope.book?.report(finding)
      return nil
    }
    lookAtTypes(of: script)
    if !isHeard.load(ordering: .relaxed) { setHeard(true) }
    let (line, isTooLate) = book.withState { state in
      var line = Line(function: number, place: place, script: script, isStub: isStub)
      if isStub { (line.least, line.most) = (0, .max) }
      return (state.ledger.add(line), state.isClosed)
    }
    if isTooLate {
      book.report(Finding("something is expected of \(name), and nobody will verify it", at: place))
    }
    if !isStub { OrderList.current?.add(line, of: book, at: place) }
    return LineHandle(book: book, line: line)
  }

  // MARK: Calls

  /// Answers a call: by the line that wants it, or as well as can be when there is none. Everything
  /// that is wrong is reported. `Reply.given(to:)` then does what the answer does.
  ///
  /// A function that is mocked for the whole process does what it really does while
  /// `backlot_inside()`. Where it may be one that allocates, its hook calls `backlot_enter()` before
  /// it makes the entry, says so here, and calls `backlot_leave()` before it gives the answer.
  @inlinable
  package func reply<Arguments, Failure: Error, Output>(
    to arguments: Arguments, _ entry: Entry, failure: Failure.Type, output: Output.Type,
    hasEntered: Bool = false
  ) -> Reply<Arguments, Failure, Output> {
    var reply: Reply<Arguments, Failure, Output>?
    seek(entry, hasEntered: hasEntered) { script in
      typed(script, Arguments.self, failure, output).matches(arguments)
    } hash: { script in
      typed(script, Arguments.self, failure, output).hash(arguments)
    } take: { script, turn in
      reply = typed(script, Arguments.self, failure, output).reply(at: turn)
    }
    if let reply, reply.isSpecified { return reply }
    return substitute(entry, effects: reply?.effects ?? [], wasExpected: reply != nil)
  }

  /// A function has scripts of one type.
  @inlinable
  func typed<Arguments, Failure: Error, Output>(
    _ script: Script, _: Arguments.Type, _: Failure.Type, _: Output.Type
  ) -> TypedScript<Arguments, Failure, Output> {
    unsafeDowncast(script, to: TypedScript<Arguments, Failure, Output>.self)
  }

  /// Finds the line for a call, and has its answer taken while the book is locked.
  @usableFromInline
  func seek(
    _ entry: Entry, hasEntered: Bool, _ matches: (Script) -> Bool, hash: (Script) -> Int,
    take: (Script, Int) -> Void
  ) {
    if !hasEntered && backlot_inside() { return intrude() }
    guard let (book, number) = residence() else {
      return Scope.tellMissing(name, at: place)
    }
    if isFleeting.load(ordering: .relaxed) { writeDown(entry) }
    let verdict = book.withLedger { ledger in
      let verdict = ledger.admit(number, entry, matches, hash: hash)
      if let line = verdict.line { take(ledger.lines[line].script, verdict.turn) }
      return verdict
    }
    if verdict.problem != nil { tell(verdict, entry, of: number, in: book) }
  }

  /// The same for a function of C, which belongs to a test. Returns whether that test is still there:
  /// a call may have been under way when it ended.
  @usableFromInline
  func seekHooked(
    _ entry: Entry, _ matches: (Script) -> Bool, hash: (Script) -> Int,
    take: (Script, Int) -> Void
  ) -> Bool {
    guard let (book, number) = home else { return false }
    if isFleeting.load(ordering: .relaxed) { writeDown(entry) }
    let verdict = book.withState { state -> Verdict? in
      guard !state.isClosed else { return nil }
      let verdict = state.ledger.admit(number, entry, matches, hash: hash)
      if let line = verdict.line { take(state.ledger.lines[line].script, verdict.turn) }
      return verdict
    }
    guard let verdict else { return false }
    if verdict.problem != nil { tell(verdict, entry, of: number, in: book) }
    return true
  }

  private func writeDown(_ entry: Entry) {
    backlot_enter()
    entry.writeDown(entry.describe())
    backlot_leave()
  }

  private func intrude() {
    (Book.current ?? home?.book ?? Scope.book)?.intrude(name)
  }

  private func tell(_ verdict: Verdict, _ entry: Entry, of number: Int, in book: Book) {
    if book.passesOver() { return }
    backlot_enter()
    let picture = Picture(book.withLedger { $0 })
    let (finding, line) = picture.finding(verdict, entry, function: number, home: place)
    backlot_leave()
    book.report(finding, naming: line)
  }
}

/// A line in a book.
@usableFromInline
struct LineHandle: Sendable {
  let book: Book
  let line: Int
}
