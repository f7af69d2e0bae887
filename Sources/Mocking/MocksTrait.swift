// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
public import Testing

/// Verifies the mocks that a test has made, at its end.
///
/// ```swift
/// @Suite(.mocks)
/// struct StoreTests { … }
/// ```
///
/// Each test, and each case of a test with arguments, has its own: tests that run side by side know
/// nothing of each other's calls.
public struct MocksTrait: TestTrait, SuiteTrait, TestScoping {
  /// It is about each test of a suite.
  public let isRecursive = true
  /// `nil` where nobody has said how many.
  private let calls: Int?
  private let functions: Set<String>

  init(keeping calls: Int? = nil, functions: Set<String> = []) {
    self.calls = calls
    self.functions = functions
  }

  /// Runs a case of the test with a book for its mocks.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    // The trait may be at the test and at its suites; the outermost one does it, with what the inner
    // ones say.
    guard testCase != nil else { return try await function() }
    if let book = Book.current {
      if let calls { book.withLedger { $0.keep(calls) } }
      await FunctionTurns.shared.wait(for: functions, as: book)
      return try await function()
    }
    let place = test.sourceLocation
    let book = Book(
      "the test \(test.name)",
      at: Place(
        fileID: place.fileID, filePath: place.filePath, line: place.line, column: place.column),
      keeping: calls ?? Limits.calls)
    await FunctionTurns.shared.wait(for: functions, as: book)
    do {
      try await book.open(function)
    } catch is UnexpectedCall where book.hasFailed {
      // The call has been told of, with a picture; the error would be one more issue without one.
    }
  }
}

extension Trait where Self == MocksTrait {
  /// Verifies the mocks that a test has made, at its end; see ``MocksTrait``.
  public static var mocks: Self { Self() }

  /// The same, and remembers so many calls at least, for tests that look at them afterwards.
  public static func mocks(keeping calls: Int) -> Self { Self(keeping: calls) }

  /// The same, and no other test that says so has one of these C functions at the same time: tests
  /// that mock it, and tests that call it for real, wait for each other.
  public static func mocks(functions: String...) -> Self { Self(functions: Set(functions)) }
}

/// Verifies the mocks that are made between the braces, at the end.
///
/// It is for programs that are their own test, and for scopes of their own within a test. Where no
/// test library runs, what is found goes to standard error, and the program ends with a status other
/// than zero.
@discardableResult
public func withMocks<Result>(
  keeping calls: Int = 10_000, fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, _ body: () throws -> Result
) rethrows -> Result {
  let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
  let book = Book("withMocks at \(place)", at: place, keeping: calls)
  return try Book.$current.withValue(book) {
    defer { book.close() }
    return try body()
  }
}

/// Verifies the mocks that are made between the braces, at the end.
@discardableResult
public func withMocks<Result>(
  keeping calls: Int = 10_000, fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Result
) async rethrows -> Result {
  let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
  let book = Book("withMocks at \(place)", at: place, keeping: calls)
  return try await book.open(body)
}

/// The same, when no other test that says so has one of these C functions; see
/// ``Testing/Trait/mocks(functions:)``.
@discardableResult
public func withMocks<Result>(
  functions: String..., fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Result
) async rethrows -> Result {
  let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
  let book = Book("withMocks at \(place)", at: place, keeping: Limits.calls)
  await FunctionTurns.shared.wait(for: Set(functions), as: book)
  return try await book.open(body)
}

extension Book {
  /// Runs a body with this book, and closes it.
  func open<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
  ) async rethrows -> Result {
    try await Book.$current.withValue(self) {
      defer { close() }
      return try await body()
    }
  }
}
