// SPDX-License-Identifier: Apache-2.0

/// Expects a number to be no farther from another one than a tolerance. Infinities are near
/// themselves, not-a-number is near nothing.
@_transparent @discardableResult public func expectEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ expected: @autoclosure () throws -> Value,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), expected(), .absolute(tolerance), true)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ expected: @autoclosure () throws -> Value,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), expected(), .absolute(tolerance), true)
  }
}

/// Expects a number to be farther from another one than a tolerance.
@_transparent @discardableResult public func expectNotEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ other: @autoclosure () throws -> Value,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), other(), .absolute(tolerance), false)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ other: @autoclosure () throws -> Value,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), other(), .absolute(tolerance), false)
  }
}

/// Expects a number to be near another one: no farther than a part of the larger one, such as `1e-9`.
@_transparent @discardableResult public func expectEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ expected: @autoclosure () throws -> Value,
  relative tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), expected(), .relative(tolerance), true)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ expected: @autoclosure () throws -> Value,
  relative tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), expected(), .relative(tolerance), true)
  }
}

/// Expects a number to be farther from another one than a part of the larger one.
@_transparent @discardableResult public func expectNotEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ other: @autoclosure () throws -> Value,
  relative tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), other(), .relative(tolerance), false)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotEqual<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ other: @autoclosure () throws -> Value,
  relative tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), other(), .relative(tolerance), false)
  }
}

/// Expects a number to be in a range, or no farther from it than a tolerance.
@_transparent @discardableResult public func expectIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ range: @autoclosure () throws -> ClosedRange<Value>,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), range(), tolerance, true)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ range: @autoclosure () throws -> ClosedRange<Value>,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), range(), tolerance, true)
  }
}

/// Expects a number to be farther from a range than a tolerance.
@_transparent @discardableResult public func expectNotIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ range: @autoclosure () throws -> ClosedRange<Value>,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), range(), tolerance, false)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ range: @autoclosure () throws -> ClosedRange<Value>,
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), range(), tolerance, false)
  }
}

/// Expects a number to be no farther from one of these than a tolerance.
@_transparent @discardableResult public func expectIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), values(), tolerance, true)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), values(), tolerance, true)
  }
}

/// Expects a number to be farther from each of these than a tolerance.
@_transparent @discardableResult public func expectNotIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), values(), tolerance, false)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotIn<Value: BinaryFloatingPoint>(
  _ value: @autoclosure () throws -> Value, _ values: @autoclosure () throws -> [Value],
  within tolerance: Value, _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.near(value(), values(), tolerance, false)
  }
}
