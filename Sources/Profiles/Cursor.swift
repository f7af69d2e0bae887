// SPDX-License-Identifier: Apache-2.0

/// Reads numbers from bytes that may be fewer than they say. Beyond the end everything is 0, and
/// `isOverrun` tells.
struct Cursor {
  let bytes: UnsafeRawBufferPointer
  private(set) var position: Int
  private(set) var isOverrun = false

  init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  var remaining: Int { bytes.count - position }

  mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> Number {
    let size = MemoryLayout<Number>.size
    guard remaining >= size else {
      overrun()
      return 0
    }
    defer { position += size }
    return bytes.loadUnaligned(fromByteOffset: position, as: Number.self)
  }

  mutating func skip(_ count: UInt64) {
    guard count <= UInt64(remaining) else { return overrun() }
    position += Int(count)
  }

  /// The next bytes; empty when there are not as many.
  mutating func take(_ count: UInt64) -> UnsafeRawBufferPointer {
    guard count <= UInt64(remaining) else {
      overrun()
      return UnsafeRawBufferPointer(rebasing: bytes[bytes.count...])
    }
    defer { position += Int(count) }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + Int(count)])
  }

  /// Text up to a zero, or to the end of these many bytes.
  mutating func text(_ count: UInt64) -> String {
    String(decoding: take(count).prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Text with its length before it, as features have it.
  mutating func countedText() -> String { text(UInt64(number(UInt32.self))) }

  private mutating func overrun() {
    isOverrun = true
    position = bytes.count
  }
}
