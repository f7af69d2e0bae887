// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What the caller of a C function gets when nobody has expected the call. The test fails in any case.
public struct COtherwise<Output>: @unchecked Sendable {
  /// `nil`: the function itself is called.
  @usableFromInline let answer: (() -> Output)?

  private init(_ answer: (() -> Output)?) { self.answer = answer }

  /// What the function itself answers: the program goes on as if there were no mock.
  public static var callsThrough: Self { Self(nil) }

  /// This value; the function itself is not called.
  public static func returns(_ value: Output) -> Self { Self { value } }

  /// This value, with `errno`; the function itself is not called.
  public static func fails(errno number: Int32, returning value: Output) -> Self {
    Self {
      errno = number
      return value
    }
  }
}

extension COtherwise where Output: SignedInteger {
  /// -1, with `errno`; the function itself is not called.
  public static func fails(errno number: Int32) -> Self { fails(errno: number, returning: -1) }
}

extension COtherwise where Output: ExpressibleByNilLiteral {
  /// NULL, with `errno`; the function itself is not called.
  public static func fails(errno number: Int32) -> Self { fails(errno: number, returning: nil) }
}

extension COtherwise where Output == Void {
  /// Nothing is done; the function itself is not called.
  public static var returns: Self { Self {} }
}
