// SPDX-License-Identifier: Apache-2.0

/// Fails the test with words of its own, and goes on.
public func expectUnreached(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) {
  Site(fileID, filePath, line, column).report(Check.unreached, comment)
}

/// Fails the test with words of its own, and ends it.
public func requireUnreached(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  throw Site(fileID, filePath, line, column).ending(Check.unreached, comment)
}

extension Check {
  static var unreached: Failure { Failure("has been reached", subject: "this line", named: 0) }
}
