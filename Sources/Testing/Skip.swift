// SPDX-License-Identifier: Apache-2.0

/// Thrown to end a test that cannot be run here: it is skipped, unless it has failed already.
public struct Skip: Error, CustomStringConvertible {
  /// Why it cannot be run.
  public var reason: String

  /// A reason.
  public init(_ reason: String) { self.reason = reason }

  /// The reason.
  public var description: String { reason }
}

/// Ends the test that runs: it cannot be run here, for a reason.
public func skip(_ reason: String) throws -> Never { throw Skip(reason) }

/// Ends the test that runs if it cannot be run here.
public func skip(if condition: Bool, _ reason: String) throws {
  if condition { throw Skip(reason) }
}

/// Ends the test that runs unless it can be run here.
public func skip(unless condition: Bool, _ reason: String) throws {
  if !condition { throw Skip(reason) }
}
