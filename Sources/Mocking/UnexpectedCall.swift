// SPDX-License-Identifier: Apache-2.0

/// Thrown to the caller by a mock that did not expect the call, where its function can throw any
/// error. The test has failed already.
public struct UnexpectedCall: Error, CustomStringConvertible {
  /// The call, with its arguments.
  public let call: String

  /// What happened, in a sentence.
  public var description: String { "unexpected call of \(call)" }
}

/// An error type of which a mock may throw a value when it does not expect a call.
///
/// ```swift
/// extension DeviceError: UnexpectedCallError {
///   init(_ call: UnexpectedCall) { self = .broken }
/// }
/// ```
public protocol UnexpectedCallError: Error {
  /// The error to throw for a call that was not expected.
  init(_ call: UnexpectedCall)
}

/// The error to throw for a call; `nil` when the function cannot throw such a one.
func unexpected<Failure: Error>(_ call: UnexpectedCall, as type: Failure.Type) -> Failure? {
  if let error = call as? Failure { return error }
  return (type as? any UnexpectedCallError.Type).flatMap { $0.init(call) as? Failure }
}
