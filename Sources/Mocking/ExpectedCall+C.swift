// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// The style of a C function.
public enum CStyle {}

extension ExpectedCall where Style == CStyle, Failure == Never {
  /// It returns this value, and leaves this number in `errno`.
  @discardableResult
  public func returns(_ value: Output, errno number: Int32) -> Self {
    add(
      .body { _ in
        errno = number
        return value
      })
    return self
  }

  /// It fails as this function does: with this value, and `errno`. For `MAP_FAILED`, and for types
  /// that do not tell how a function fails.
  @discardableResult
  public func fails(errno number: Int32, returning value: Output) -> Self {
    returns(value, errno: number)
  }

  /// The function itself is called, with the caller's own arguments.
  @discardableResult
  public func callsThrough() -> Self {
    add(.forwarded)
    return self
  }
}

extension ExpectedCall where Style == CStyle, Failure == Never, Output: SignedInteger {
  /// It fails: it returns -1, and leaves this number in `errno`.
  @discardableResult
  public func fails(errno number: Int32) -> Self { returns(-1, errno: number) }
}

extension ExpectedCall where Style == CStyle, Failure == Never, Output: ExpressibleByNilLiteral {
  /// It fails: it returns NULL, and leaves this number in `errno`.
  @discardableResult
  public func fails(errno number: Int32) -> Self { returns(nil, errno: number) }
}

extension ExpectedCall where Style == CStyle, Failure == Never, Output == Int32 {
  /// It fails as the functions of pthreads do: it returns the number of the error, and leaves `errno`
  /// alone.
  @discardableResult
  public func failsReturning(errno number: Int32) -> Self { returns(number) }
}
