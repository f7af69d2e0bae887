// SPDX-License-Identifier: Apache-2.0

/// A type with a value that a mock may answer when nobody said what.
///
/// Numbers, strings, optionals, collections, `Void` and structures of plain C values have one by
/// themselves. For a type of your own:
///
/// ```swift
/// extension Account: MockDefault {
///   static var mockDefault: Account { Account(name: "") }
/// }
/// ```
public protocol MockDefault {
  /// The value to answer.
  static var mockDefault: Self { get }
}

/// The value that a mock answers when nobody said what; `nil` where the type has none.
func defaultValue<Value>(_ type: Value.Type) -> Value? {
  if let type = type as? any MockDefault.Type { return type.mockDefault as? Value }
  if Value.self == Void.self { return () as? Value }
  return literalValue(type) as? Value ?? zeroed(type)
}

private func literalValue(_ type: Any.Type) -> Any? {
  switch type {
  case let type as any ExpressibleByNilLiteral.Type: return make(type)
  case let type as any Numeric.Type: return make(type)
  case let type as any RangeReplaceableCollection.Type: return make(type)
  case let type as any SetAlgebra.Type: return make(type)
  case let type as any ExpressibleByDictionaryLiteral.Type: return make(type)
  case let type as any ExpressibleByStringLiteral.Type: return make(type)
  case let type as any ExpressibleByBooleanLiteral.Type: return make(type)
  case let type as any RawRepresentable.Type: return make(type) ?? firstCase(type)
  default: return firstCase(type)
  }
}

private func make<T: ExpressibleByNilLiteral>(_: T.Type) -> Any { T(nilLiteral: ()) as Any }
private func make<T: Numeric>(_: T.Type) -> Any { T.zero }
private func make<T: RangeReplaceableCollection>(_: T.Type) -> Any { T() }
private func make<T: SetAlgebra>(_: T.Type) -> Any { T() }
private func make<T: ExpressibleByDictionaryLiteral>(_: T.Type) -> Any { [:] as T }
private func make<T: ExpressibleByBooleanLiteral>(_: T.Type) -> Any? {
  (false as? T.BooleanLiteralType).map(T.init(booleanLiteral:))
}
private func make<T: ExpressibleByStringLiteral>(_: T.Type) -> Any? {
  ("" as? T.StringLiteralType).map(T.init(stringLiteral:))
}
private func make<T: RawRepresentable>(_: T.Type) -> Any? {
  defaultValue(T.RawValue.self).flatMap(T.init(rawValue:))
}

private func firstCase(_ type: Any.Type) -> Any? {
  (type as? any CaseIterable.Type).flatMap { first(of: $0) }
}
private func first<T: CaseIterable>(of _: T.Type) -> Any? { T.allCases.first }

/// A value of zero bytes, for types that are no more than numbers, such as structures of C.
private func zeroed<Value>(_ type: Value.Type) -> Value? {
  // A type without cases has no value, and no size.
  guard _isPOD(type), MemoryLayout<Value>.size > 0 else { return nil }
  let value = withUnsafeTemporaryAllocation(
    byteCount: MemoryLayout<Value>.size, alignment: MemoryLayout<Value>.alignment
  ) { memory in
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    return memory.baseAddress?.load(as: type)
  }
  return value.flatMap { isPlain($0) ? $0 : nil }
}

/// Whether every bit pattern of a type is a value of it, as far as can be seen.
private func isPlain(_ value: Any) -> Bool {
  if value is any Numeric || value is Bool { return true }
  let mirror = Mirror(reflecting: value)
  guard mirror.displayStyle == .struct || mirror.displayStyle == .tuple else { return false }
  return !mirror.children.isEmpty && mirror.children.allSatisfy { isPlain($0.value) }
}
