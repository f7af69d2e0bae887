// SPDX-License-Identifier: Apache-2.0

/// Expects a condition to become true within a time. It is asked again and again. In asynchronous code it is awaited.
@_disfavoredOverload @discardableResult public func expectEventually(
  within limit: Duration = .seconds(10), _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ condition: () throws -> Bool
) -> Bool {
  var polling = Polling("the condition", limit: limit)
  let failure = polling.run { Check.eventually(try condition()) }
  return judge(Site(fileID, filePath, line, column), comment) { failure }
}

/// The same, and ends the test when it does not hold.
@_disfavoredOverload public func requireEventually(
  within limit: Duration = .seconds(10), _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ condition: () throws -> Bool
) throws {
  var polling = Polling("the condition", limit: limit)
  let failure = polling.run { Check.eventually(try condition()) }
  try demand(Site(fileID, filePath, line, column), comment) { failure }
}

/// Expects a value to become equal to another one within a time. The failure tells the last value.
@_disfavoredOverload @discardableResult public func expectEventuallyEqual<Value: Equatable>(
  _ expected: Value, within limit: Duration = .seconds(10),
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, _ value: () throws -> Value
) -> Bool {
  var polling = Polling("the value", limit: limit)
  let failure = polling.run { Check.equal(try value(), expected) }
  return judge(Site(fileID, filePath, line, column), comment) { failure }
}

/// The same, and ends the test when it does not hold.
@_disfavoredOverload public func requireEventuallyEqual<Value: Equatable>(
  _ expected: Value, within limit: Duration = .seconds(10),
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, _ value: () throws -> Value
) throws {
  var polling = Polling("the value", limit: limit)
  let failure = polling.run { Check.equal(try value(), expected) }
  try demand(Site(fileID, filePath, line, column), comment) { failure }
}
