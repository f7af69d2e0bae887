// SPDX-License-Identifier: Apache-2.0

/// Fails the test with words of its own, and goes on.
public func expectUnreached(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) {
  _ = judge(Site(fileID, filePath, line, column), { "" }) { Check.unreached(comment()) }
}

/// Fails the test with words of its own, and ends it.
public func requireUnreached(
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), { "" }) { Check.unreached(comment()) }
}

extension Check {
  static func unreached(_ comment: String) -> Failure {
    Failure(
      comment.isEmpty ? "has been reached" : "has been reached: \(comment)", subject: "this line",
      named: 0)
  }
}
