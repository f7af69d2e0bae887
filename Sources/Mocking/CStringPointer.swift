// SPDX-License-Identifier: Apache-2.0

/// A type of pointers to C strings, which are compared and shown by their content.
public protocol CStringPointer {
  /// Where the string is; `nil` where there is none.
  static func characters(of pointer: Self) -> UnsafePointer<CChar>?
}

extension CStringPointer {
  /// The string.
  static func content(of pointer: Self) -> String? {
    characters(of: pointer).map { String(cString: $0) }
  }
}

/// The content of a pointer, as people read it.
func contentText<Pointer: CStringPointer>(of pointer: Pointer) -> String {
  Pointer.content(of: pointer)?.debugDescription ?? "nil"
}

extension UnsafePointer: CStringPointer where Pointee == CChar {
  /// The pointer itself.
  public static func characters(of pointer: Self) -> UnsafePointer<CChar>? { pointer }
}

extension UnsafeMutablePointer: CStringPointer where Pointee == CChar {
  /// The pointer itself.
  public static func characters(of pointer: Self) -> UnsafePointer<CChar>? {
    UnsafePointer(pointer)
  }
}

extension Optional: CStringPointer where Wrapped: CStringPointer {
  /// The pointer, if there is one.
  public static func characters(of pointer: Self) -> UnsafePointer<CChar>? {
    pointer.flatMap(Wrapped.characters(of:))
  }
}

/// A type of pointers, whose content may be gone when the call is over.
protocol Fleeting {}

extension UnsafePointer: Fleeting {}
extension UnsafeMutablePointer: Fleeting {}
extension UnsafeRawPointer: Fleeting {}
extension UnsafeMutableRawPointer: Fleeting {}
extension UnsafeBufferPointer: Fleeting {}
extension UnsafeMutableBufferPointer: Fleeting {}
extension UnsafeRawBufferPointer: Fleeting {}
extension UnsafeMutableRawBufferPointer: Fleeting {}
extension Optional: Fleeting where Wrapped: Fleeting {}
