// SPDX-License-Identifier: Apache-2.0

/// Takes XML apart as it comes. It is tolerant of what programs write into reports: several roots,
/// characters that XML cannot have, an `&` that begins nothing. It knows no entities but the five of XML
/// itself, so that none can be made to grow.
struct XMLScanner: Sendable {
  /// A piece of a document.
  enum Token: Sendable, Hashable {
    case start(String, [String: String])
    case end(String)
    /// A piece of text: what is between two tags may come in several.
    case text(String)
  }

  private var buffer: [UInt8] = []
  private var position = 0
  private var isInCData = false
  private var isLatin = false
  private var pending: [Token] = []
  private(set) var line = 1
  private(set) var trouble: String?

  /// What is longer than this between `<` and `>` is not going to end.
  private static let longestTag = 64 << 20

  /// Adds bytes.
  mutating func push(_ bytes: [UInt8]) {
    if position > 0 { buffer.removeFirst(position) }
    position = 0
    buffer += bytes
  }

  /// Whether all that came was made into pieces.
  var isEmpty: Bool { position == buffer.count && !isInCData && pending.isEmpty }

  /// The next piece; `nil` when it is not whole yet, or there was ``trouble``.
  mutating func next() throws(UnreadableReport) -> Token? {
    while trouble == nil {
      if let token = pending.popLast() { return token }
      guard position < buffer.count else { return nil }
      if isInCData {
        guard let text = cdata() else { return nil }
        if !text.isEmpty { return .text(text) }
      } else if buffer[position] == UInt8(ascii: "<") {
        guard try markup() else { return nil }
      } else {
        guard let text = text() else { return nil }
        return .text(text)
      }
    }
    return nil
  }

  /// Text up to the next tag. What may be the beginning of an entity waits for its end.
  private mutating func text() -> String? {
    let end = buffer[position...].firstIndex(of: UInt8(ascii: "<"))
    var stop = end ?? buffer.count
    if end == nil {
      if let mark = buffer[position..<stop].lastIndex(of: UInt8(ascii: "&")), stop - mark < 12 {
        stop = mark
      }
      stop -= Self.unfinished(buffer[position..<stop])
    }
    guard stop > position else { return nil }
    return decoded(take(stop))
  }

  /// How many bytes at the end belong to a character that is not whole.
  private static func unfinished(_ bytes: ArraySlice<UInt8>) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.endIndex - length]
      if byte < 0x80 { return 0 }
      if byte >= 0xc0 { return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > length ? length : 0 }
    }
    return 0
  }

  private mutating func take(_ end: Int) -> ArraySlice<UInt8> {
    defer { position = end }
    let bytes = buffer[position..<end]
    line += bytes.lazy.filter { $0 == 0x0a }.count
    return bytes
  }

  private mutating func cdata() -> String? {
    if let end = find("]]>", from: position) {
      isInCData = false
      let text = string(take(end))
      position += 3
      return text
    }
    let stop = buffer.count - 2
    guard stop > position else { return nil }
    let end = stop - Self.unfinished(buffer[position..<stop])
    guard end > position else { return nil }
    return string(take(end))
  }

  private func find(_ text: StaticString, from start: Int) -> Int? {
    let wanted = text.withUTF8Buffer { Array($0) }
    var index = start
    while let found = buffer[index...].firstIndex(of: wanted[0]) {
      if buffer[found...].starts(with: wanted) { return found }
      index = found + 1
    }
    return nil
  }

  private func begins(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { buffer[position...].starts(with: $0) }
  }

  /// Whether the bytes so far may become this.
  private func mayBegin(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.starts(with: buffer[position...]) }
  }
}

extension XMLScanner {
  /// Reads what a `<` begins; false when it is not whole.
  private mutating func markup() throws(UnreadableReport) -> Bool {
    if begins("<!--") { return skip(to: "-->", from: 4) }
    if begins("<![CDATA[") {
      position += 9
      isInCData = true
      return true
    }
    if begins("<?") { return instruction() }
    if begins("<!DOCTYPE") { return try doctype() }
    if mayBegin("<!--") || mayBegin("<![CDATA[") || mayBegin("<!DOCTYPE") { return false }
    return tag()
  }

  private mutating func skip(to end: StaticString, from offset: Int) -> Bool {
    guard let found = find(end, from: position + offset) else { return false }
    _ = take(found)
    position += end.utf8CodeUnitCount
    return true
  }

  private mutating func instruction() -> Bool {
    guard let end = find("?>", from: position + 2) else { return false }
    let text = String(decoding: buffer[position..<end], as: UTF8.self).lowercased()
    if text.hasPrefix("<?xml "), text.contains("iso-8859-1") || text.contains("windows-1252") {
      isLatin = true
    }
    return skip(to: "?>", from: 2)
  }

  private mutating func doctype() throws(UnreadableReport) -> Bool {
    guard let end = buffer[position...].firstIndex(of: UInt8(ascii: ">")) else {
      return try refuseLong()
    }
    if buffer[position..<end].contains(UInt8(ascii: "[")) {
      throw UnreadableReport(
        "defines a document type of its own, which no report needs; remove its DOCTYPE")
    }
    _ = take(end + 1)
    return true
  }

  private mutating func refuseLong() throws(UnreadableReport) -> Bool {
    if buffer.count - position > Self.longestTag {
      trouble = "its line \(line) has a tag without end"
    }
    return false
  }

  private mutating func tag() -> Bool {
    guard let end = tagEnd() else {
      if buffer.count - position > Self.longestTag {
        trouble = "a tag in its line \(line) has no end"
      }
      return false
    }
    let bytes = Array(take(end + 1).dropFirst().dropLast())
    if bytes.first == UInt8(ascii: "/") {
      pending = [.end(string(bytes.dropFirst()).xmlTrimmed)]
      return true
    }
    let isEmpty = bytes.last == UInt8(ascii: "/")
    guard let (name, attributes) = element(isEmpty ? bytes.dropLast() : bytes[...]) else {
      trouble = "its line \(line) is no XML"
      return true
    }
    pending = (isEmpty ? [.end(name)] : []) + [.start(name, attributes)]
    return true
  }

  /// Where a tag ends: a `>` in quotes does not end it.
  private func tagEnd() -> Int? {
    var quote: UInt8 = 0
    for index in position..<buffer.count {
      let byte = buffer[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  private func element(_ bytes: ArraySlice<UInt8>) -> (String, [String: String])? {
    let nameBytes = bytes.prefix { !Self.isBlank($0) }
    guard let first = nameBytes.first,
      first >= 0x80 || first == UInt8(ascii: "_") || Self.isLetter(first)
    else { return nil }
    var rest = bytes.dropFirst(nameBytes.count)
    var attributes: [String: String] = [:]
    while true {
      rest = rest.drop(while: Self.isBlank)
      if rest.isEmpty { return (string(nameBytes), attributes) }
      let key = rest.prefix { !Self.isBlank($0) && $0 != UInt8(ascii: "=") }
      rest = rest.dropFirst(key.count).drop(while: Self.isBlank)
      guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
      rest = rest.drop(while: Self.isBlank)
      guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = rest.firstIndex(of: quote)
      else { return nil }
      attributes[string(key)] = decoded(rest[..<end], isAttribute: true)
      rest = rest[(end + 1)...]
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
  }
}

extension XMLScanner {
  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    guard isLatin else { return String(decoding: bytes, as: UTF8.self) }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }

  /// Text with its entities resolved, and its line ends as XML has them.
  private func decoded(_ bytes: ArraySlice<UInt8>, isAttribute: Bool = false) -> String {
    let isPlain = bytes.allSatisfy {
      $0 != UInt8(ascii: "&") && $0 != 0x0d && !(isAttribute && $0 < 0x20)
    }
    if isPlain { return string(bytes) }
    var result = String.UnicodeScalarView()
    var rest = Substring(string(bytes)).unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "&", let (decoded, length) = Self.entity(rest) {
        result.append(decoded)
        rest = rest.dropFirst(length)
      } else if scalar == "\r" {
        if rest.first == "\n" { continue }
        result.append(isAttribute ? " " : "\n")
      } else {
        result.append(isAttribute && (scalar == "\n" || scalar == "\t") ? " " : scalar)
      }
    }
    return String(result)
  }

  private static func entity(
    _ text: Substring.UnicodeScalarView
  ) -> (Unicode.Scalar, Int)? {
    let name = text.prefix(10).prefix { $0 != ";" }
    guard text.dropFirst(name.count).first == ";" else { return nil }
    let length = name.count + 1
    switch String(name) {
    case "lt": return ("<", length)
    case "gt": return (">", length)
    case "amp": return ("&", length)
    case "quot": return ("\"", length)
    case "apos": return ("'", length)
    case let code where code.hasPrefix("#x") || code.hasPrefix("#X"):
      return UInt32(code.dropFirst(2), radix: 16).map { (Unicode.Scalar($0) ?? "\u{fffd}", length) }
    case let code where code.hasPrefix("#"):
      return UInt32(code.dropFirst()).map { (Unicode.Scalar($0) ?? "\u{fffd}", length) }
    default: return nil
    }
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var xmlTrimmed: String { String(Substring(self).trimmed) }
}
