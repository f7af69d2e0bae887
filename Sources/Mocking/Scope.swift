// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// Where the book of the running test is: with the task, or with the case that XCTest runs.
enum Scope {
  static var book: Book? {
    if let book = Book.current { return book }
    guard XCTestHost.shared.isRunningCase else { return nil }
    return bookOfCase
  }

  /// XCTest runs one case at a time.
  private static let ofCase = Guarded<Book?>(nil)

  private static var bookOfCase: Book {
    ofCase.withLock { current in
      if let current { return current }
      let name = XCTestHost.shared.caseName
      let place = Place(fileID: name, filePath: name, line: 0, column: 0)
      let book = Book(name, at: place, keeping: Limits.calls)
      XCTestHost.shared.atEndOfCase {
        book.verify()
      } end: {
        closeCase()
      }
      current = book
      return book
    }
  }

  private static func closeCase() {
    let book = ofCase.withLock { current in
      defer { current = nil }
      return current
    }
    book?.close()
  }

  /// A mock is used and no test is there to fail for it.
  static func tellMissing(_ function: String, at place: Place) {
    Findings.report(
      Finding(
        """
        the mock of \(function) is used outside of a test, so nobody would verify it. In Swift \
        Testing, add the trait .mocks to the test or its suite; in a program, and in a test of a test \
        program, put the code into withMocks { … }; a detached task or a thread may use mocks that the test has made
        """, at: place))
  }
}

/// Numbers that somebody may ask for others of.
enum Limits {
  /// How many calls a book remembers, at least.
  static let calls = 10_000
}
