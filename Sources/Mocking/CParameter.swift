// SPDX-License-Identifier: Apache-2.0
/// A type of a C function's arguments, as ``CFunction`` reads them from a call.
///
/// All integers, `Bool`, `Float`, `Double` and all pointers are such types. Where C may pass NULL,
/// declare the pointer optional. Two more stand for several arguments of C: a raw buffer for a pointer
/// and the length behind it, and ``CFormatted`` for a format and what follows it. An enumeration of C
/// becomes one by a line such as `extension color: CResult {}`.
public protocol CParameter: SendableMetatype {
  /// Reads it from a call: the next argument, or several.
  static func take(from call: inout CallReader) -> Self
  /// Passes it to the function itself.
  func pass(to call: inout CallWriter)
  /// The same with a copy of what it leads to, if that may be gone when the call is over.
  func copied(by keeper: CopyKeeper) -> Self
  /// Whether there is anything to copy.
  static var isCopied: Bool { get }
}

/// A type that a C function also returns.
public protocol CResult: CParameter {
  /// What was returned.
  static func result(of call: CallWriter) -> Self
  /// Gives it to the caller.
  func answer(_ call: AnsweredCall)
}

extension CParameter {
  /// There is nothing to copy.
  @inlinable
  public static var isCopied: Bool { false }

  /// The same: there is nothing to copy.
  @inlinable
  public func copied(by keeper: CopyKeeper) -> Self { self }
}

// MARK: Numbers

extension CParameter where Self: FixedWidthInteger {
  /// Reads it from a call.
  @inlinable
  public static func take(from call: inout CallReader) -> Self {
    Self(truncatingIfNeeded: call.integer())
  }
  /// Passes it to the function itself.
  public func pass(to call: inout CallWriter) { call.add(UInt64(truncatingIfNeeded: self)) }
}

extension CResult where Self: FixedWidthInteger {
  /// What was returned.
  public static func result(of call: CallWriter) -> Self {
    Self(truncatingIfNeeded: call.integerResult)
  }
  /// Gives it to the caller.
  public func answer(_ call: AnsweredCall) { call.give(UInt64(truncatingIfNeeded: self)) }
}

extension Int: CResult {}
extension Int8: CResult {}
extension Int16: CResult {}
extension Int32: CResult {}
extension Int64: CResult {}
extension UInt: CResult {}
extension UInt8: CResult {}
extension UInt16: CResult {}
extension UInt32: CResult {}
extension UInt64: CResult {}

extension Bool: CResult {
  /// Reads it from a call.
  @inlinable
  public static func take(from call: inout CallReader) -> Self { call.integer() & 0xff != 0 }
  /// Passes it to the function itself.
  public func pass(to call: inout CallWriter) { call.add(UInt64(self ? 1 : 0)) }
  /// What was returned.
  public static func result(of call: CallWriter) -> Self { call.integerResult & 0xff != 0 }
  /// Gives it to the caller.
  public func answer(_ call: AnsweredCall) { call.give(UInt64(self ? 1 : 0)) }
}

extension Double: CResult {
  /// Reads it from a call.
  @inlinable
  public static func take(from call: inout CallReader) -> Self { Double(bitPattern: call.vector()) }
  /// Passes it to the function itself.
  public func pass(to call: inout CallWriter) { call.add(self) }
  /// What was returned.
  public static func result(of call: CallWriter) -> Self { call.doubleResult }
  /// Gives it to the caller.
  public func answer(_ call: AnsweredCall) { call.give(self) }
}

extension Float: CResult {
  /// Reads it from a call.
  @inlinable
  public static func take(from call: inout CallReader) -> Self {
    Float(bitPattern: UInt32(truncatingIfNeeded: call.vector()))
  }
  /// Passes it to the function itself.
  public func pass(to call: inout CallWriter) { call.add(self) }
  /// What was returned.
  public static func result(of call: CallWriter) -> Self { call.floatResult }
  /// Gives it to the caller.
  public func answer(_ call: AnsweredCall) { call.give(self) }
}

extension CParameter where Self: RawRepresentable, RawValue: CResult {
  /// Reads it from a call.
  @inlinable
  public static func take(from call: inout CallReader) -> Self {
    known(RawValue.take(from: &call))
  }
  /// Passes it to the function itself.
  public func pass(to call: inout CallWriter) { rawValue.pass(to: &call) }

  @usableFromInline static func known(_ raw: RawValue) -> Self {
    guard let value = Self(rawValue: raw) else {
      preconditionFailure("C passed \(raw), which is no \(Self.self): declare it \(RawValue.self).")
    }
    return value
  }
}

extension CResult where Self: RawRepresentable, RawValue: CResult {
  /// What was returned.
  public static func result(of call: CallWriter) -> Self { known(RawValue.result(of: call)) }
  /// Gives it to the caller.
  public func answer(_ call: AnsweredCall) { rawValue.answer(call) }
}

// MARK: Pointers

/// A pointer, which is optional where C may have NULL.
public protocol CPointerResult: CResult {
  /// The pointer to an address; `nil` for NULL.
  init?(bitPattern: UInt)
  /// Where it points.
  var cAddress: UInt { get }
}

extension CPointerResult {
  /// Reads it from a call.
  @inlinable
  public static func take(from call: inout CallReader) -> Self { known(UInt(call.integer())) }
  /// Passes it to the function itself.
  public func pass(to call: inout CallWriter) { call.add(UInt64(cAddress)) }
  /// What was returned.
  public static func result(of call: CallWriter) -> Self { known(UInt(call.integerResult)) }
  /// Gives it to the caller.
  public func answer(_ call: AnsweredCall) { call.give(UInt64(cAddress)) }

  @usableFromInline static func known(_ address: UInt) -> Self {
    guard let pointer = Self(bitPattern: address) else {
      preconditionFailure("C has NULL for a \(Self.self): declare the pointer optional.")
    }
    return pointer
  }
}

extension UnsafePointer: CPointerResult, CResult, CParameter {
  /// Where it points.
  public var cAddress: UInt { UInt(bitPattern: self) }

  /// Characters are copied.
  @inlinable
  public static var isCopied: Bool { Pointee.self == CChar.self }

  /// A pointer to characters leads to a copy of the string, others to where they led.
  public func copied(by keeper: CopyKeeper) -> Self {
    guard Pointee.self == CChar.self else { return self }
    return keeper.string(UnsafeRawPointer(self)).assumingMemoryBound(to: Pointee.self)
  }
}

extension UnsafeMutablePointer: CPointerResult, CResult, CParameter {
  /// Where it points.
  public var cAddress: UInt { UInt(bitPattern: self) }
}

extension UnsafeRawPointer: CPointerResult, CResult, CParameter {
  /// Where it points.
  public var cAddress: UInt { UInt(bitPattern: self) }
}

extension UnsafeMutableRawPointer: CPointerResult, CResult, CParameter {
  /// Where it points.
  public var cAddress: UInt { UInt(bitPattern: self) }
}

extension OpaquePointer: CPointerResult, CResult, CParameter {
  /// Where it points.
  public var cAddress: UInt { UInt(bitPattern: self) }
}

extension Optional: CParameter where Wrapped: CPointerResult {
  /// Reads it from a call.
  @inlinable
  public static func take(from call: inout CallReader) -> Self {
    Wrapped(bitPattern: UInt(call.integer()))
  }
  /// Passes it to the function itself.
  public func pass(to call: inout CallWriter) { call.add(UInt64(self?.cAddress ?? 0)) }
  /// As the pointer is.
  @inlinable
  public static var isCopied: Bool { Wrapped.isCopied }

  /// The same with a copy of what it leads to.
  public func copied(by keeper: CopyKeeper) -> Self { map { $0.copied(by: keeper) } }
}

extension Optional: CResult where Wrapped: CPointerResult {
  /// What was returned.
  public static func result(of call: CallWriter) -> Self {
    Wrapped(bitPattern: UInt(call.integerResult))
  }
  /// Gives it to the caller.
  public func answer(_ call: AnsweredCall) { call.give(UInt64(self?.cAddress ?? 0)) }
}
