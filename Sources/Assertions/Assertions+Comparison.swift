// SPDX-License-Identifier: Apache-2.0

/// Expects a value to be less than a limit.
@_transparent @discardableResult public func expectLessThan<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.less(value(), limit()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireLessThan<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.less(value(), limit()) }
}

/// Expects a value to be a limit at most.
@_transparent @discardableResult public func expectLessThanOrEqual<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.lessOrEqual(value(), limit()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireLessThanOrEqual<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.lessOrEqual(value(), limit())
  }
}

/// Expects a value to be greater than a limit.
@_transparent @discardableResult public func expectGreaterThan<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.greater(value(), limit()) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireGreaterThan<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.greater(value(), limit()) }
}

/// Expects a value to be a limit at least.
@_transparent @discardableResult public func expectGreaterThanOrEqual<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.greaterOrEqual(value(), limit())
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireGreaterThanOrEqual<Value: Comparable>(
  _ value: @autoclosure () throws -> Value, _ limit: @autoclosure () throws -> Value,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.greaterOrEqual(value(), limit())
  }
}

/// Expects a value to be in a range, such as `0...3`, `..<10` or `1...`.
@_transparent @discardableResult public func expectIn<Range: RangeExpression>(
  _ value: @autoclosure () throws -> Range.Bound, _ range: @autoclosure () throws -> Range,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.inRange(value(), range(), true) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireIn<Range: RangeExpression>(
  _ value: @autoclosure () throws -> Range.Bound, _ range: @autoclosure () throws -> Range,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.inRange(value(), range(), true)
  }
}

/// Expects a value not to be in a range.
@_transparent @discardableResult public func expectNotIn<Range: RangeExpression>(
  _ value: @autoclosure () throws -> Range.Bound, _ range: @autoclosure () throws -> Range,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.inRange(value(), range(), false)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotIn<Range: RangeExpression>(
  _ value: @autoclosure () throws -> Range.Bound, _ range: @autoclosure () throws -> Range,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.inRange(value(), range(), false)
  }
}

/// Expects a value to be one of these.
@_transparent @discardableResult public func expectIn<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.inSet(value(), values(), true) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireIn<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.inSet(value(), values(), true)
  }
}

/// Expects a value to be none of these.
@_transparent @discardableResult public func expectNotIn<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.inSet(value(), values(), false) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotIn<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.inSet(value(), values(), false)
  }
}

/// Expects a value to be a member of a set.
@_transparent @discardableResult public func expectIn<Value: Hashable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> Set<Value>,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.inSet(value(), values(), true) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireIn<Value: Hashable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> Set<Value>,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.inSet(value(), values(), true)
  }
}

/// Expects a value not to be a member of a set.
@_transparent @discardableResult public func expectNotIn<Value: Hashable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> Set<Value>,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.inSet(value(), values(), false) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotIn<Value: Hashable>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> Set<Value>,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.inSet(value(), values(), false)
  }
}

/// Expects a text to have a part.
@_transparent @discardableResult public func expectContains(
  _ text: @autoclosure () throws -> String, _ part: @autoclosure () throws -> String,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.contains(text(), part(), true) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireContains(
  _ text: @autoclosure () throws -> String, _ part: @autoclosure () throws -> String,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.contains(text(), part(), true)
  }
}

/// Expects a text not to have a part.
@_transparent @discardableResult public func expectNotContains(
  _ text: @autoclosure () throws -> String, _ part: @autoclosure () throws -> String,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.contains(text(), part(), false) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotContains(
  _ text: @autoclosure () throws -> String, _ part: @autoclosure () throws -> String,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.contains(text(), part(), false)
  }
}
