// SPDX-License-Identifier: Apache-2.0

/// Expects code to end its process, in a child that is forked for it.
///
/// ```swift
/// expectExits(with: .signal(SIGABRT), saying: "no such device") { device_open(nil) }
/// expectExits(with: .crash) { _ = [1, 2][2] }
/// ```
///
/// The child has a copy of this process, and of its threads only the one that called. So the code may
/// look at all values and change its own copies of them; it must not wait for another thread, a queue or
/// a task, nor take a lock that another thread may have had. Findings of assertions in the code are
/// reported here. The child's standard output and error are captured, its standard input is empty; it
/// leaves no core, Swift's backtracer is off, and what this process does at its exit, or has in its
/// buffers, is not the child's.
///
/// - Parameters:
///   - condition: How the process should end.
///   - message: What it should say on standard error.
///   - limit: The time after which the child, and what it has started, is killed.
///   - comment: Words of yours for the report of a failure.
///   - body: The code. That it returns or throws is a failure.
/// - Returns: Whether it ended as expected.
@discardableResult
public func expectExits(
  with condition: ExitCondition, saying message: ExitMessage? = nil,
  within limit: Duration = .seconds(60), _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: () throws -> Void
) -> Bool {
  let outcome = ChildProcess.run(body, limit: limit)
  // The requirement has said why.
  if outcome.end == .required { return false }
  return judge(Site(fileID, filePath, line, column), comment) {
    Check.exits(outcome, condition, message, limit)
  }
}

/// The same, and ends the test when it does not hold.
public func requireExits(
  with condition: ExitCondition, saying message: ExitMessage? = nil,
  within limit: Duration = .seconds(60), _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: () throws -> Void
) throws {
  let outcome = ChildProcess.run(body, limit: limit)
  try demand(Site(fileID, filePath, line, column), comment) {
    Check.exits(outcome, condition, message, limit)
  }
}
