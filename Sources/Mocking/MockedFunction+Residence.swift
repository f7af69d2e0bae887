// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotHost
internal import Synchronization

// A mock is in the book of the test that made it, whichever thread calls it. But a static one is made by
// the first test that happens to use it, or outside of tests: it is a guest in the books of the others.

extension MockedFunction {
  /// The book it is in now, and its number there; `nil` outside of tests. A call on some thread does
  /// not make it a guest of XCTest's case: it may come late, from a thread of another case.
  func residence(isSetUp: Bool = false) -> (book: Book, number: Int)? {
    let current = Book.current
    if let home {
      if current === home.book || isHooked { return home }
      if !home.book.isClosed {
        if let current, current.isWithin(home.book) { return home }
        if current == nil && !guests.haveBeen { return home }
      }
    }
    if let current { return lodge(in: current) }
    if let book = Scope.book,
      isSetUp || home == nil || guests.has(book) || backlot_is_on_main_thread()
    {
      return lodge(in: book)
    }
    return residenceOfThread() ?? home
  }

  private func lodge(in book: Book) -> (book: Book, number: Int) {
    let number = book.withState { state in
      let key = ObjectIdentifier(self)
      if let guest = state.guests[key] { return guest.number }
      let number = state.ledger.add(name, of: owner)
      state.guests[key] = (self, number)
      return number
    }
    guests.add(book)
    return (book, number)
  }

  /// Where a call of a thread that no test knows of belongs, among the tests that run and use it.
  private func residenceOfThread() -> (book: Book, number: Int)? {
    let books = guests.open + [home?.book].compactMap { $0 }.filter { !$0.isClosed }
    guard let first = books.first else { return nil }
    if books.count > 1 { tellShared(books) }
    return first === home?.book ? home : lodge(in: first)
  }

  private func tellShared(_ books: [Book]) {
    let names = books.map(\.name).joined(separator: " and ")
    let finding = Finding(
      """
      the mock of \(name) was called by a thread of no test, while \(names) share it, so nobody can say \
      for which of them. Make the mock in the test or in a stored property of its suite, or let \
      the tests be .serialized
      """, at: place)
    for book in books { book.report(finding) }
  }

  /// What is wrong with an expectation of a C function, whose hook belongs to one test.
  func foreign(to book: Book, at place: Place) -> Finding? {
    guard isHooked, let current = Scope.book, current !== book, !current.isWithin(book) else {
      return nil
    }
    return Finding(
      "the mock of \(name) belongs to \(book.name): make one in each test that expects calls of it",
      at: place)
  }

  private var isHooked: Bool { hear != nil }
}

/// The books that a function is a guest of, while they are open.
final class Guests: Sendable {
  private struct Guest {
    weak var book: Book?
  }
  private let books = Guarded<[Guest]>([])
  private let isUsed = Atomic(false)

  /// Whether there has ever been one.
  var haveBeen: Bool { isUsed.load(ordering: .acquiring) }

  var open: [Book] {
    backlot_enter()
    defer { backlot_leave() }
    return books.withLock { $0.compactMap(\.book) }.filter { !$0.isClosed }
  }

  func has(_ book: Book) -> Bool { open.contains { $0 === book } }

  func add(_ book: Book) {
    backlot_enter()
    defer { backlot_leave() }
    isUsed.store(true, ordering: .releasing)
    books.withLock { books in
      books.removeAll { $0.book.map { $0.isClosed || $0 === book } ?? true }
      books.append(Guest(book: book))
    }
  }
}
