// SPDX-License-Identifier: Apache-2.0

/// A pointer, of any kind. C may pass NULL everywhere: where it does, declare the pointer optional.
package protocol CPointer: CArgument {
  init?(bitPattern: UInt)
  var address: UInt { get }
}

extension CPointer {
  package static var registerClass: RegisterClass { .integer }

  package init(word: UInt64) {
    guard let pointer = Self(bitPattern: UInt(word)) else {
      preconditionFailure("C passed NULL for a \(Self.self): declare the pointer optional.")
    }
    self = pointer
  }

  package var word: UInt64 { UInt64(address) }
}

extension UnsafePointer: CPointer, CArgument {
  package var address: UInt { UInt(bitPattern: self) }
}

extension UnsafeMutablePointer: CPointer, CArgument {
  package var address: UInt { UInt(bitPattern: self) }
}

extension UnsafeRawPointer: CPointer, CArgument {
  package var address: UInt { UInt(bitPattern: self) }
}

extension UnsafeMutableRawPointer: CPointer, CArgument {
  package var address: UInt { UInt(bitPattern: self) }
}

extension OpaquePointer: CPointer, CArgument {
  package var address: UInt { UInt(bitPattern: self) }
}

extension Optional: CArgument where Wrapped: CPointer {
  package static var registerClass: RegisterClass { .integer }
  package init(word: UInt64) { self = Wrapped(bitPattern: UInt(word)) }
  package var word: UInt64 { self?.word ?? 0 }
}

/// A pointer to a function. Swift's own `@convention(c)` types can conform to nothing.
package struct CFunctionPointer: CPointer, Hashable, Sendable {
  package let address: UInt

  package init?(bitPattern: UInt) {
    guard bitPattern != 0 else { return nil }
    address = bitPattern
  }

  /// - Parameter function: a value of a `@convention(c)` type.
  package init<Function>(_ function: Function) {
    precondition(MemoryLayout<Function>.size == MemoryLayout<UInt>.size)
    address = unsafeBitCast(function, to: UInt.self)
  }

  /// The function, as a `@convention(c)` type.
  package func function<Function>(as type: Function.Type) -> Function {
    unsafeBitCast(address, to: type)
  }
}
