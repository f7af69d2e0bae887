// SPDX-License-Identifier: Apache-2.0

/// Expects code to throw an error, and returns it. The code may be asynchronous.
@_disfavoredOverload @discardableResult public func expectThrows<Result>(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Result
) async -> (any Error)? {
  let thrown = await Check.Thrown { _ = try await body() }
  _ = judge(Site(fileID, filePath, line, column), comment) { Check.throwsAny(thrown) }
  return thrown.error
}

/// The same, and ends the test when it throws none.
@_disfavoredOverload @discardableResult public func requireThrows<Result>(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Result
) async throws -> any Error {
  let thrown = await Check.Thrown { _ = try await body() }
  try demand(Site(fileID, filePath, line, column), comment) { Check.throwsAny(thrown) }
  return thrown.error!
}

/// Expects code to throw an error of a type, and returns it. The code may be asynchronous.
@_disfavoredOverload @discardableResult public func expectThrows<Result, Failing: Error>(
  _ type: Failing.Type, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async -> Failing? {
  let thrown = await Check.Thrown { _ = try await body() }
  _ = judge(Site(fileID, filePath, line, column), comment) { Check.throwsType(thrown, type) }
  return thrown.error as? Failing
}

/// The same, and ends the test when it does not.
@_disfavoredOverload @discardableResult public func requireThrows<Result, Failing: Error>(
  _ type: Failing.Type, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async throws -> Failing {
  let thrown = await Check.Thrown { _ = try await body() }
  try demand(Site(fileID, filePath, line, column), comment) { Check.throwsType(thrown, type) }
  return thrown.error as! Failing
}

/// Expects code to throw an error that is equal to this one. The code may be asynchronous.
@_disfavoredOverload @discardableResult
public func expectThrows<Result, Failing: Error & Equatable>(
  _ expected: Failing, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async -> Bool {
  let thrown = await Check.Thrown { _ = try await body() }
  return judge(Site(fileID, filePath, line, column), comment) {
    Check.throwsValue(thrown, expected)
  }
}

/// The same, and ends the test when it does not.
@_disfavoredOverload public func requireThrows<Result, Failing: Error & Equatable>(
  _ expected: Failing, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async throws {
  let thrown = await Check.Thrown { _ = try await body() }
  try demand(Site(fileID, filePath, line, column), comment) { Check.throwsValue(thrown, expected) }
}

/// Expects code to throw no error. The code may be asynchronous.
@_disfavoredOverload @discardableResult public func expectNoThrow<Result>(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Result
) async -> Bool {
  let thrown = await Check.Thrown { _ = try await body() }
  return judge(Site(fileID, filePath, line, column), comment) { Check.throwsNothing(thrown) }
}
