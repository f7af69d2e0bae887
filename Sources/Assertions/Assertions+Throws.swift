// SPDX-License-Identifier: Apache-2.0

/// Expects code to throw an error, and returns it.
@discardableResult public func expectThrows<Result>(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, _ body: () throws -> Result
) -> (any Error)? {
  let thrown = Check.Thrown { _ = try body() }
  _ = judge(Site(fileID, filePath, line, column), comment) { Check.throwsAny(thrown) }
  return thrown.error
}

/// The same, and ends the test when it throws none.
@discardableResult public func requireThrows<Result>(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, _ body: () throws -> Result
) throws -> any Error {
  let thrown = Check.Thrown { _ = try body() }
  try demand(Site(fileID, filePath, line, column), comment) { Check.throwsAny(thrown) }
  return thrown.error!
}

/// Expects code to throw an error of a type, and returns it.
@discardableResult public func expectThrows<Result, Failing: Error>(
  _ type: Failing.Type, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: () throws -> Result
) -> Failing? {
  let thrown = Check.Thrown { _ = try body() }
  _ = judge(Site(fileID, filePath, line, column), comment) { Check.throwsType(thrown, type) }
  return thrown.error as? Failing
}

/// The same, and ends the test when it does not.
@discardableResult public func requireThrows<Result, Failing: Error>(
  _ type: Failing.Type, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: () throws -> Result
) throws -> Failing {
  let thrown = Check.Thrown { _ = try body() }
  try demand(Site(fileID, filePath, line, column), comment) { Check.throwsType(thrown, type) }
  return thrown.error as! Failing
}

/// Expects code to throw an error that is equal to this one.
@discardableResult public func expectThrows<Result, Failing: Error & Equatable>(
  _ expected: Failing, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: () throws -> Result
) -> Bool {
  let thrown = Check.Thrown { _ = try body() }
  return judge(Site(fileID, filePath, line, column), comment) {
    Check.throwsValue(thrown, expected)
  }
}

/// The same, and ends the test when it does not.
public func requireThrows<Result, Failing: Error & Equatable>(
  _ expected: Failing, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: () throws -> Result
) throws {
  let thrown = Check.Thrown { _ = try body() }
  try demand(Site(fileID, filePath, line, column), comment) { Check.throwsValue(thrown, expected) }
}

/// Expects code to throw no error.
@discardableResult public func expectNoThrow<Result>(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, _ body: () throws -> Result
) -> Bool {
  let thrown = Check.Thrown { _ = try body() }
  return judge(Site(fileID, filePath, line, column), comment) { Check.throwsNothing(thrown) }
}
