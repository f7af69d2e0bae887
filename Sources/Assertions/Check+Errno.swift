// SPDX-License-Identifier: Apache-2.0
internal import BacklotExits
internal import Glibc

extension Check {
  /// What a call returned that tells of its failure by a negative number, and `errno`.
  @usableFromInline @_transparent
  static func succeeded<Value: SignedInteger>(_ result: Value) -> Failure? {
    result >= 0 ? nil : failed("\(result)", currentErrno())
  }

  /// What a call returned that tells of its failure by a null pointer, and `errno`.
  @usableFromInline @_transparent
  static func succeeded<Value: _Pointer>(_ result: Value?) -> Failure? {
    result != nil ? nil : failed("null", currentErrno())
  }

  /// What a call returned that returns an error number, or zero.
  @usableFromInline @_transparent
  static func succeeded(errorNumber: Int32) -> Failure? {
    errorNumber == 0 ? nil : failed("\(errorNumber)", errorNumber)
  }

  @usableFromInline
  static func failed(_ result: String, _ error: Int32) -> Failure {
    Failure("returned \(result): \(errorWords(error))", subject: "the call")
  }

  @usableFromInline
  static func fails<Value: SignedInteger>(_ result: Value, _ expected: Int32) -> Failure? {
    fails(result < 0, "\(result)", currentErrno(), expected)
  }

  @usableFromInline
  static func fails<Value: _Pointer>(_ result: Value?, _ expected: Int32) -> Failure? {
    fails(result == nil, result.map { words(of: $0) } ?? "null", currentErrno(), expected)
  }

  private static func fails(
    _ hasFailed: Bool, _ result: String, _ error: Int32, _ expected: Int32
  ) -> Failure? {
    if hasFailed && error == expected { return nil }
    return Failure(
      "returned \(result)" + (hasFailed ? ": \(errorWords(error))" : ""),
      expected: "a failure with \(errorWords(expected))", subject: "the call")
  }

  @usableFromInline
  static func currentErrno() -> Int32 { errno }

  /// `ENOENT: No such file or directory`.
  static func errorWords(_ error: Int32) -> String {
    guard let name = exit_error_name(error), error != 0 else { return "errno is \(error)" }
    return "\(String(cString: name)): \(String(cString: strerror(error)))"
  }
}
