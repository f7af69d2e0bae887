// SPDX-License-Identifier: Apache-2.0

/// Expects an optional to be `nil`.
@_transparent @discardableResult public func expectNil<Value>(
  _ value: @autoclosure () throws -> Value?, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.isNil(value()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNil<Value>(
  _ value: @autoclosure () throws -> Value?, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.isNil(value()) }
}

/// Expects an optional not to be `nil`.
@_transparent @discardableResult public func expectNotNil<Value>(
  _ value: @autoclosure () throws -> Value?, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.notNil(value()) }
}

/// Returns what is in an optional, and ends the test when it is `nil`.
@_transparent @discardableResult public func requireNotNil<Value>(
  _ value: @autoclosure () throws -> Value?, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws -> Value {
  var kept: Value?
  try demand(Site(fileID, filePath, line, column), comment) {
    let found = try value()
    kept = found
    return Check.notNil(found)
  }
  return kept!
}
