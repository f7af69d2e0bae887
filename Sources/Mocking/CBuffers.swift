// SPDX-License-Identifier: Apache-2.0

// A raw buffer stands for two arguments that follow each other: a pointer, and how many bytes.

extension UnsafeRawBufferPointer: CParameter {
  /// Reads a pointer and a length.
  public static func take(from call: inout CallReader) -> Self {
    let start = UnsafeRawPointer?.take(from: &call)
    return Self(start: start, count: start == nil ? 0 : length(&call))
  }

  /// Passes a pointer and a length.
  public func pass(to call: inout CallWriter) {
    baseAddress.pass(to: &call)
    count.pass(to: &call)
  }

  /// The memory is copied.
  public static var isCopied: Bool { true }

  /// A copy of the memory, up to a megabyte.
  public func copied(by keeper: CopyKeeper) -> Self {
    guard let baseAddress else { return self }
    let count = Swift.min(count, CopyKeeper.most)
    return Self(start: keeper.bytes(baseAddress, count), count: count)
  }
}

extension UnsafeMutableRawBufferPointer: CParameter {
  /// Reads a pointer and a length.
  public static func take(from call: inout CallReader) -> Self {
    let start = UnsafeMutableRawPointer?.take(from: &call)
    return Self(start: start, count: start == nil ? 0 : length(&call))
  }

  /// Passes a pointer and a length.
  public func pass(to call: inout CallWriter) {
    baseAddress.pass(to: &call)
    count.pass(to: &call)
  }
}

private func length(_ call: inout CallReader) -> Int { max(Int.take(from: &call), 0) }

extension UnsafeRawBufferPointer: MatchableByArray, MatchableByString {
  /// A buffer of exactly these bytes.
  public static func match(literal: [UInt8]) -> Match<Self> {
    Match("\(bytesText(literal))") { $0.elementsEqual(literal) }
  }

  /// A buffer of exactly these characters, without a NUL.
  public static func match(literal: String) -> Match<Self> { match(literal: Array(literal.utf8)) }
}

extension Match where Value == UnsafeRawBufferPointer {
  /// A buffer of exactly these bytes.
  public static func bytes(_ bytes: [UInt8]) -> Match { Value.match(literal: bytes) }

  /// A buffer for whose bytes this match holds.
  public static func bytes(_ content: Match<[UInt8]>) -> Match {
    Match(content.description) { content.accepts(Array($0)) }
  }

  /// Any buffer; its bytes are kept in a box when the call is admitted.
  public static func captureBytes(into box: Captured<[UInt8]>) -> Match {
    Match({ "any" }, accepts: { _ in true }, capture: { box.append(Array($0)) })
  }
}

extension Match where Value: BinaryInteger {
  /// A number that has all of these bits, and may have others: flags.
  public static func containing(bits: Value) -> Match {
    Match("containing bits 0x\(String(bits, radix: 16))") { $0 & bits == bits }
  }
}

extension Match where Value: CStringPointer {
  /// Any string, or NULL; it is kept in a box when the call is admitted.
  public static func captureString(into box: Captured<String?>) -> Match {
    Match({ "any" }, accepts: { _ in true }, capture: { box.append(Value.content(of: $0)) })
  }
}
