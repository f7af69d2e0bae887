// SPDX-License-Identifier: Apache-2.0

/// Expects a condition to be true.
@_transparent @discardableResult public func expectTrue(
  _ condition: @autoclosure () throws -> Bool, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.isTrue(condition(), true) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireTrue(
  _ condition: @autoclosure () throws -> Bool, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.isTrue(condition(), true) }
}

/// Expects a condition to be false.
@_transparent @discardableResult public func expectFalse(
  _ condition: @autoclosure () throws -> Bool, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.isTrue(condition(), false) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireFalse(
  _ condition: @autoclosure () throws -> Bool, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.isTrue(condition(), false) }
}

/// Expects a value to be equal to another one. Where it is not, what is different is drawn: of texts by
/// lines, of collections by elements, of other values by fields.
@_transparent @discardableResult public func expectEqual<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ expected: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.equal(value(), expected()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireEqual<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ expected: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.equal(value(), expected()) }
}

/// Expects a value to be different from another one.
@_transparent @discardableResult public func expectNotEqual<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ other: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.notEqual(value(), other()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotEqual<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ other: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.notEqual(value(), other()) }
}

/// Expects an object to be the very same as another one.
@_transparent @discardableResult public func expectIdentical(
  _ object: @autoclosure () throws -> AnyObject?, _ expected: @autoclosure () throws -> AnyObject?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.identical(object(), expected()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireIdentical(
  _ object: @autoclosure () throws -> AnyObject?, _ expected: @autoclosure () throws -> AnyObject?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.identical(object(), expected())
  }
}

/// Expects an object to be another one than this, be they equal.
@_transparent @discardableResult public func expectNotIdentical(
  _ object: @autoclosure () throws -> AnyObject?, _ other: @autoclosure () throws -> AnyObject?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.notIdentical(object(), other()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotIdentical(
  _ object: @autoclosure () throws -> AnyObject?, _ other: @autoclosure () throws -> AnyObject?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.notIdentical(object(), other())
  }
}
