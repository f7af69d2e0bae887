// SPDX-License-Identifier: Apache-2.0

// A type whose arguments can be written as literals says how a literal is compared. So can optionals,
// and pointers to C strings, which are no literals themselves.

/// A type of arguments that are expected by string literals.
///
/// A type of your own that has string literals and `==` needs no more than its name:
/// `extension Path: MatchableByString {}`.
public protocol MatchableByString {
  /// An argument that is as the literal says.
  static func match(literal: String) -> Match<Self>
}

/// A type of arguments that are expected by integer literals; see ``MatchableByString``.
public protocol MatchableByInteger {
  /// An argument that is as the literal says.
  static func match(literal: Int) -> Match<Self>
}

/// A type of arguments that are expected by floating-point literals; see ``MatchableByString``.
public protocol MatchableByFloat {
  /// An argument that is as the literal says.
  static func match(literal: Double) -> Match<Self>
}

/// A type of arguments that are expected by `true` and `false`; see ``MatchableByString``.
public protocol MatchableByBoolean {
  /// An argument that is as the literal says.
  static func match(literal: Bool) -> Match<Self>
}

/// A type of arguments that are expected by array literals; see ``MatchableByString``.
public protocol MatchableByArray {
  /// What the array is of.
  associatedtype MatchElement
  /// An argument that is as the literal says.
  static func match(literal: [MatchElement]) -> Match<Self>
}

/// A type of arguments that are expected by `nil`.
public protocol MatchableByNil {
  /// An argument that is `nil`.
  static func matchNil() -> Match<Self>
}

extension Match: ExpressibleByUnicodeScalarLiteral where Value: MatchableByString {
  /// A string of one character.
  public init(unicodeScalarLiteral literal: String) { self = Value.match(literal: literal) }
}

extension Match: ExpressibleByExtendedGraphemeClusterLiteral where Value: MatchableByString {
  /// A string of one character.
  public init(extendedGraphemeClusterLiteral literal: String) {
    self = Value.match(literal: literal)
  }
}

extension Match: ExpressibleByStringLiteral where Value: MatchableByString {
  /// A string.
  public init(stringLiteral literal: String) { self = Value.match(literal: literal) }
}

extension Match: ExpressibleByStringInterpolation where Value: MatchableByString {}

extension Match: ExpressibleByIntegerLiteral where Value: MatchableByInteger {
  /// A number.
  public init(integerLiteral literal: Int) { self = Value.match(literal: literal) }
}

extension Match: ExpressibleByFloatLiteral where Value: MatchableByFloat {
  /// A number.
  public init(floatLiteral literal: Double) { self = Value.match(literal: literal) }
}

extension Match: ExpressibleByBooleanLiteral where Value: MatchableByBoolean {
  /// `true` or `false`.
  public init(booleanLiteral literal: Bool) { self = Value.match(literal: literal) }
}

extension Match: ExpressibleByArrayLiteral where Value: MatchableByArray {
  /// An array or a set.
  public init(arrayLiteral elements: Value.MatchElement...) {
    self = Value.match(literal: elements)
  }
}

extension Match: ExpressibleByNilLiteral where Value: MatchableByNil {
  /// An argument that is `nil`.
  public init(nilLiteral: ()) { self = Value.matchNil() }
}

// MARK: How the types of the standard library are compared

extension MatchableByString
where Self: Equatable & ExpressibleByStringLiteral, StringLiteralType == String {
  /// An argument that is equal to the literal.
  public static func match(literal: String) -> Match<Self> { .equal(Self(stringLiteral: literal)) }
}

extension MatchableByString
where Self: Hashable & ExpressibleByStringLiteral, StringLiteralType == String {
  /// An argument that is equal to the literal.
  public static func match(literal: String) -> Match<Self> { .equal(Self(stringLiteral: literal)) }
}

extension MatchableByInteger where Self: BinaryInteger {
  /// An argument that is equal to the literal.
  public static func match(literal: Int) -> Match<Self> {
    if let value = Self(exactly: literal) { return .equal(value) }
    return Match("\(literal)") { _ in false }
  }
}

extension MatchableByInteger where Self: BinaryFloatingPoint {
  /// An argument that is equal to the literal.
  public static func match(literal: Int) -> Match<Self> { .equal(Self(literal)) }
}

extension MatchableByFloat where Self: BinaryFloatingPoint {
  /// An argument that is equal to the literal.
  public static func match(literal: Double) -> Match<Self> { .equal(Self(literal)) }
}

extension MatchableByString where Self: CStringPointer {
  /// A pointer to a C string that is equal to the literal.
  public static func match(literal: String) -> Match<Self> { .string(.equal(literal)) }
}

extension String: MatchableByString {}
extension Substring: MatchableByString {}
extension Character: MatchableByString {
  /// An argument that is equal to the literal, which is one character.
  public static func match(literal: String) -> Match<Self> { .equal(Character(literal)) }
}
extension UnsafePointer: MatchableByString where Pointee == CChar {}
extension UnsafeMutablePointer: MatchableByString where Pointee == CChar {}

extension Int: MatchableByInteger {}
extension Int8: MatchableByInteger {}
extension Int16: MatchableByInteger {}
extension Int32: MatchableByInteger {}
extension Int64: MatchableByInteger {}
extension UInt: MatchableByInteger {}
extension UInt8: MatchableByInteger {}
extension UInt16: MatchableByInteger {}
extension UInt32: MatchableByInteger {}
extension UInt64: MatchableByInteger {}
extension Float: MatchableByInteger, MatchableByFloat {}
extension Double: MatchableByInteger, MatchableByFloat {}

extension Bool: MatchableByBoolean {
  /// An argument that is equal to the literal.
  public static func match(literal: Bool) -> Match<Self> { .equal(literal) }
}

extension Array: MatchableByArray where Element: Equatable {
  /// An argument that is equal to the literal.
  public static func match(literal: [Element]) -> Match<Self> { .equal(literal) }
}

extension ArraySlice: MatchableByArray where Element: Equatable {
  /// An argument that is equal to the literal.
  public static func match(literal: [Element]) -> Match<Self> { .equal(literal[...]) }
}

extension Set: MatchableByArray {
  /// An argument that is equal to the literal, in any order.
  public static func match(literal: [Element]) -> Match<Self> { .equal(Set(literal)) }
}

extension Optional: MatchableByNil {
  /// An argument that is `nil`.
  public static func matchNil() -> Match<Self> { Match("nil") { $0 == nil } }
}

extension Optional: MatchableByString where Wrapped: MatchableByString {
  /// An argument that is not `nil`, and as the literal says.
  public static func match(literal: String) -> Match<Self> {
    .some(Wrapped.match(literal: literal))
  }
}

extension Optional: MatchableByInteger where Wrapped: MatchableByInteger {
  /// An argument that is not `nil`, and as the literal says.
  public static func match(literal: Int) -> Match<Self> { .some(Wrapped.match(literal: literal)) }
}

extension Optional: MatchableByFloat where Wrapped: MatchableByFloat {
  /// An argument that is not `nil`, and as the literal says.
  public static func match(literal: Double) -> Match<Self> {
    .some(Wrapped.match(literal: literal))
  }
}

extension Optional: MatchableByBoolean where Wrapped: MatchableByBoolean {
  /// An argument that is not `nil`, and as the literal says.
  public static func match(literal: Bool) -> Match<Self> { .some(Wrapped.match(literal: literal)) }
}

extension Optional: MatchableByArray where Wrapped: MatchableByArray {
  /// An argument that is not `nil`, and as the literal says.
  public static func match(literal: [Wrapped.MatchElement]) -> Match<Self> {
    .some(Wrapped.match(literal: literal))
  }
}
