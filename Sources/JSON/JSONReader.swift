// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
  /// Reads the one value that these bytes have; `nil` when they are not JSON. Half of a surrogate
  /// pair becomes U+FFFD, as bytes do that are not UTF-8.
  ///
  /// - Parameter ignored: Members that have one of these names are passed over.
  package init?(_ bytes: [UInt8], without ignored: Set<String> = []) {
    let value = bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer, ignored: ignored)
      return reader.document()
    }
    guard let value else { return nil }
    self = value
  }
}

/// Reads JSON without Foundation: a compiler plug-in and a command start faster so.
private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let ignored: Set<String>
  var position = 0
  var depth = 0

  init(bytes: UnsafeBufferPointer<UInt8>, ignored: Set<String>) {
    self.bytes = bytes
    self.ignored = ignored
  }

  mutating func document() -> JSONValue? {
    guard let value = value() else { return nil }
    skipBlanks()
    return position == bytes.count ? value : nil
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func value() -> JSONValue? {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.list() }
    case UInt8(ascii: "\""): return string().map(JSONValue.text)
    default: return word()
    }
  }

  /// What is nested deeper than anybody writes would fill the stack.
  private mutating func nested(_ body: (inout JSONReader) -> JSONValue?) -> JSONValue? {
    guard depth < 256 else { return nil }
    position += 1
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  private mutating func object() -> JSONValue? {
    var members: [JSONValue.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let key = string(), take(":") else { return nil }
      if ignored.contains(key) {
        guard skipValue() else { return nil }
      } else {
        guard let value = value() else { return nil }
        members.append((key, value))
      }
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func list() -> JSONValue? {
    var values: [JSONValue] = []
    if take("]") { return .list(values) }
    repeat {
      guard let value = value() else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .list(values) : nil
  }

  private mutating func word() -> JSONValue? {
    let start = position
    while let byte = next, byte > 0x20, ![0x2c, 0x3a, 0x5d, 0x7d].contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return isNumber(text) ? .number(text) : nil
    }
  }

  private func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x2d || (48...57).contains(first) else {
      return false
    }
    return text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
      && Double(text) != nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
  }
}

extension JSONReader {
  /// Passes over a value without making one of it.
  private mutating func skipValue() -> Bool {
    skipBlanks()
    var depth = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        guard skipString() else { return false }
        if depth == 0 { return true }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 {
          position += 1
          return true
        }
      case UInt8(ascii: ","):
        if depth == 0 { return true }
      default: break
      }
      position += 1
    }
    return false
  }

  private mutating func skipString() -> Bool {
    position += 1
    while let byte = next {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return position <= bytes.count }
    }
    return false
  }

  private mutating func string() -> String? {
    let start = position + 1
    guard next == UInt8(ascii: "\""), skipString() else { return nil }
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<(position - 1)])
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    return unescaped(raw)
  }

  private func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> String? {
    var result: [UInt8] = []
    var index = 0
    while index < raw.count {
      guard raw[index] == UInt8(ascii: "\\") else {
        result.append(raw[index])
        index += 1
        continue
      }
      guard let (scalar, length) = escape(raw, at: index + 1) else { return nil }
      result += UTF8.encode(scalar)!
      index += 1 + length
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What stands for another character, and its length.
  private func escape(
    _ raw: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, Int)? {
    switch Unicode.Scalar(raw[index]) {
    case "b": ("\u{8}", 1)
    case "f": ("\u{c}", 1)
    case "n": ("\n", 1)
    case "r": ("\r", 1)
    case "t": ("\t", 1)
    case "u": unicode(raw, at: index)
    case let plain: ["\"", "\\", "/"].contains(plain) ? (plain, 1) : nil
    }
  }

  /// Four digits, or twice four for what is beyond them.
  private func unicode(
    _ raw: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, Int)? {
    guard let first = fourDigits(raw, at: index + 1) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, 5) }
    guard first < 0xdc00, index + 6 < raw.count, raw[index + 5] == UInt8(ascii: "\\"),
      raw[index + 6] == UInt8(ascii: "u"), let second = fourDigits(raw, at: index + 7),
      0xdc00..<0xe000 ~= second
    else { return ("\u{fffd}", 5) }
    return (Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))!, 11)
  }

  private func fourDigits(_ raw: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 4 <= raw.count else { return nil }
    let digits = raw[index..<(index + 4)]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
