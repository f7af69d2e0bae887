// SPDX-License-Identifier: Apache-2.0

/// Where a value travels in a call.
package enum RegisterClass: Sendable {
  case integer
  case vector
}

/// A value that a C function takes or returns in one register: every integer, `Bool`, `Float`,
/// `Double`, every pointer. Structures and `long double` are none.
package protocol CArgument {
  static var registerClass: RegisterClass { get }
  /// The value as it lies in a register, or on the stack. What is above the value's own bits has no
  /// meaning and is not looked at.
  init(word: UInt64)
  var word: UInt64 { get }
}

extension CArgument where Self: FixedWidthInteger {
  package static var registerClass: RegisterClass { .integer }
  package init(word: UInt64) { self.init(truncatingIfNeeded: word) }
  package var word: UInt64 { UInt64(truncatingIfNeeded: self) }
}

extension Int: CArgument {}
extension Int8: CArgument {}
extension Int16: CArgument {}
extension Int32: CArgument {}
extension Int64: CArgument {}
extension UInt: CArgument {}
extension UInt8: CArgument {}
extension UInt16: CArgument {}
extension UInt32: CArgument {}
extension UInt64: CArgument {}

extension Bool: CArgument {
  package static var registerClass: RegisterClass { .integer }
  package init(word: UInt64) { self = word & 0xff != 0 }
  package var word: UInt64 { self ? 1 : 0 }
}

extension Double: CArgument {
  package static var registerClass: RegisterClass { .vector }
  package init(word: UInt64) { self.init(bitPattern: word) }
  package var word: UInt64 { bitPattern }
}

extension Float: CArgument {
  package static var registerClass: RegisterClass { .vector }
  package init(word: UInt64) { self.init(bitPattern: UInt32(truncatingIfNeeded: word)) }
  package var word: UInt64 { UInt64(bitPattern) }
}
