// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// A closure that a mocked function may call while it is called itself, and not afterwards: an argument
/// that is not `@escaping`.
///
/// ```swift
/// database.transact.expect(.any).answers { body in try body() }
/// ```
public final class Lent<Function>: @unchecked Sendable {
  private let lock = Mutex(())
  /// Guarded by `lock`.
  private var kept: Function?

  /// Lends a closure, until ``end()``.
  public init(_ function: Function) { kept = function }

  /// The closure: for those that cannot be called through this value, such as asynchronous ones.
  public var function: Function {
    guard let function = lock.withLock({ _ in Held(kept) }).function else {
      fatalError("a closure was lent to a mock for one call, which is over; call it in .answers")
    }
    return function
  }

  /// The call is over.
  public func end() { lock.withLock { _ in kept = nil } }

  private struct Held: @unchecked Sendable {
    let function: Function?
    init(_ function: Function?) { self.function = function }
  }
}

extension Lent {
  /// Calls the closure.
  public func callAsFunction<Failure: Error, Output>() throws(Failure) -> Output
  where Function == () throws(Failure) -> Output { try function() }

  /// Calls the closure.
  public func callAsFunction<A, Failure: Error, Output>(_ a: A) throws(Failure) -> Output
  where Function == (A) throws(Failure) -> Output { try function(a) }

  /// Calls the closure.
  public func callAsFunction<A, B, Failure: Error, Output>(
    _ a: A, _ b: B
  ) throws(Failure) -> Output
  where Function == (A, B) throws(Failure) -> Output { try function(a, b) }
}

extension Lent: CustomStringConvertible {
  /// The type of the closure, as people read it.
  public var description: String { "{ … } of type \(Function.self)" }
}

/// Gives a mock's answer to somebody who asks for it as `sending`: an answer is the caller's from then
/// on, if the test keeps no hold of it.
public func handOver<Value>(_ value: Value) -> sending Value {
  nonisolated(unsafe) let value = value
  return value
}
