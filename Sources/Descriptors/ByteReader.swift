// SPDX-License-Identifier: Apache-2.0

/// Reads bytes from the front, and never past their end.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// A value as C has it in memory.
  mutating func value<Value: BitwiseCopyable>(_: Value.Type) -> Value? {
    guard let bytes = bytes(MemoryLayout<Value>.size) else { return nil }
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: Value.self) }
  }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func text(_ count: UInt16) -> String? {
    bytes(Int(count)).map { String(decoding: $0, as: UTF8.self) }
  }
}
