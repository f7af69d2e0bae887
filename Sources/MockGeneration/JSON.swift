// SPDX-License-Identifier: Apache-2.0

/// A JSON document, read without Foundation: a compiler plug-in and a command start faster so.
enum JSON: Equatable {
  case null
  case bool(Bool)
  /// Numbers are not asked for here, and stay as they are written.
  case number(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var array: [JSON] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  /// Reads a document. Members that have one of these names are passed over.
  init(_ bytes: [UInt8], without ignored: Set<String> = []) throws(Unmockable) {
    let read = bytes.withUnsafeBufferPointer { buffer -> JSON? in
      var reader = Reader(bytes: buffer, ignored: ignored)
      return reader.value()
    }
    guard let read else { throw Unmockable("the symbol graph is no JSON, or is cut off") }
    self = read
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    let ignored: Set<String>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>, ignored: Set<String>) {
      self.bytes = bytes
      self.ignored = ignored
    }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpaces() {
      while let byte = next, byte == 0x20 || (0x09...0x0d).contains(byte) { position += 1 }
    }

    mutating func take(_ byte: Unicode.Scalar) -> Bool {
      skipSpaces()
      guard next == UInt8(ascii: byte) else { return false }
      position += 1
      return true
    }

    mutating func value() -> JSON? {
      skipSpaces()
      switch next {
      case UInt8(ascii: "{"): return object()
      case UInt8(ascii: "["): return array()
      case UInt8(ascii: "\""): return string().map(JSON.string)
      case nil: return nil
      default: return word()
      }
    }

    mutating func object() -> JSON? {
      var members: [String: JSON] = [:]
      _ = take("{")
      if take("}") { return .object(members) }
      repeat {
        skipSpaces()
        guard let key = string(), take(":") else { return nil }
        if ignored.contains(key) {
          guard skipValue() else { return nil }
        } else {
          guard let value = value() else { return nil }
          members[key] = value
        }
      } while take(",")
      return take("}") ? .object(members) : nil
    }

    mutating func array() -> JSON? {
      var items: [JSON] = []
      _ = take("[")
      if take("]") { return .array(items) }
      repeat {
        guard let value = value() else { return nil }
        items.append(value)
      } while take(",")
      return take("]") ? .array(items) : nil
    }

    /// Passes over a value without making one of it.
    mutating func skipValue() -> Bool {
      skipSpaces()
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

    mutating func skipString() -> Bool {
      position += 1
      while let byte = next {
        position += byte == UInt8(ascii: "\\") ? 2 : 1
        if byte == UInt8(ascii: "\"") { return true }
      }
      return false
    }

    mutating func string() -> String? {
      let start = position + 1
      guard next == UInt8(ascii: "\""), skipString(), position <= bytes.count else { return nil }
      let raw = bytes[start..<(position - 1)]
      guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
      return unescaped(raw)
    }

    func unescaped(_ raw: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
      var units: [UInt16] = []
      var rest = Substring(decoding: raw, as: UTF8.self)
      while let character = rest.unicodeScalars.first {
        rest = rest.unicodeScalars.dropFirst().asSubstring
        guard character == "\\", let code = rest.unicodeScalars.first else {
          units += Array(String(character).utf16)
          continue
        }
        rest = rest.unicodeScalars.dropFirst().asSubstring
        switch code {
        case "n": units.append(10)
        case "t": units.append(9)
        case "r": units.append(13)
        case "b": units.append(8)
        case "f": units.append(12)
        case "u":
          guard let unit = UInt16(rest.prefix(4), radix: 16) else { return nil }
          units.append(unit)
          rest = rest.dropFirst(4)
        default: units += Array(String(code).utf16)
        }
      }
      return String(decoding: units, as: UTF16.self)
    }

    mutating func word() -> JSON? {
      let start = position
      while let byte = next, byte > 0x20, ![0x2c, 0x5d, 0x7d].contains(byte) { position += 1 }
      switch String(decoding: bytes[start..<position], as: UTF8.self) {
      case "": return nil
      case "null": return .null
      case "true": return .bool(true)
      case "false": return .bool(false)
      case let text: return .number(text)
      }
    }
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var asSubstring: Substring { Substring(self) }
}
