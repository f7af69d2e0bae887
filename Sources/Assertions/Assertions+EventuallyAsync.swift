// SPDX-License-Identifier: Apache-2.0

/// Expects a condition to become true within a time. It is asked again and again. It may be asynchronous.
@discardableResult public func expectEventually(
  within limit: Duration = .seconds(10), _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async -> Bool {
  var polling = Polling("the condition", limit: limit)
  let failure = await polling.run { Check.eventually(try await condition()) }
  return judge(Site(fileID, filePath, line, column), comment) { failure }
}

/// The same, and ends the test when it does not hold.
public func requireEventually(
  within limit: Duration = .seconds(10), _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  var polling = Polling("the condition", limit: limit)
  let failure = await polling.run { Check.eventually(try await condition()) }
  try demand(Site(fileID, filePath, line, column), comment) { failure }
}

/// Expects a value to become equal to another one within a time. The failure tells the last value.
@discardableResult public func expectEventuallyEqual<Value: Equatable>(
  _ expected: Value, within limit: Duration = .seconds(10),
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, isolation: isolated (any Actor)? = #isolation,
  _ value: () async throws -> Value
) async -> Bool {
  var polling = Polling("the value", limit: limit)
  let failure = await polling.run { Check.equal(try await value(), expected) }
  return judge(Site(fileID, filePath, line, column), comment) { failure }
}

/// The same, and ends the test when it does not hold.
public func requireEventuallyEqual<Value: Equatable>(
  _ expected: Value, within limit: Duration = .seconds(10),
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column, isolation: isolated (any Actor)? = #isolation,
  _ value: () async throws -> Value
) async throws {
  var polling = Polling("the value", limit: limit)
  let failure = await polling.run { Check.equal(try await value(), expected) }
  try demand(Site(fileID, filePath, line, column), comment) { failure }
}
