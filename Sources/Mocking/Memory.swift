// SPDX-License-Identifier: Apache-2.0

/// Memory that an out-parameter leads to.
protocol Memory {
  func fill(with bytes: [UInt8])
}

extension UnsafeMutableRawPointer: Memory {
  func fill(with bytes: [UInt8]) { copyMemory(from: bytes, byteCount: bytes.count) }
}

extension UnsafeMutableRawBufferPointer: Memory {
  func fill(with bytes: [UInt8]) { copyBytes(from: bytes.prefix(count)) }
}

extension UnsafeMutablePointer: Memory where Pointee: FixedWidthInteger {
  func fill(with bytes: [UInt8]) { UnsafeMutableRawPointer(self).fill(with: bytes) }
}

extension Optional: Memory where Wrapped: Memory {
  func fill(with bytes: [UInt8]) { self?.fill(with: bytes) }
}
