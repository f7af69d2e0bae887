// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// Reads the YAML that is found in TAP: mappings, lists, strings of all kinds, blocks. No anchors, no
/// flow collections: those stay the text that they are.
struct YAMLReader {
  private struct Line {
    var indent: Int
    var text: Substring
  }

  private var lines: [Line]
  private var next = 0
  private var depth = 0

  /// What these lines say; `nil` when it cannot be understood.
  static func value(of lines: [String]) -> JSONValue? {
    var reader = YAMLReader(
      lines: lines.map { line in
        let indent = line.utf8.prefix { $0 == 0x20 }.count
        return Line(indent: indent, text: Substring(line.utf8.dropFirst(indent)))
      })
    reader.skipBlanks()
    guard let first = reader.current else { return .object([]) }
    let value = reader.node(first.indent)
    reader.skipBlanks()
    return reader.current == nil ? value : nil
  }

  private init(lines: [Line]) { self.lines = lines }

  private var current: Line? { next < lines.count ? lines[next] : nil }

  private mutating func skipBlanks() {
    while let line = current, line.text.isEmpty { next += 1 }
  }

  /// A list or a mapping whose lines have this indentation.
  private mutating func node(_ indent: Int) -> JSONValue? {
    guard depth < 64 else { return nil }
    depth += 1
    defer { depth -= 1 }
    guard let line = current else { return .null }
    return line.text == "-" || line.text.hasPrefix("- ") ? list(indent) : mapping(indent)
  }

  private mutating func list(_ indent: Int) -> JSONValue? {
    var items: [JSONValue] = []
    while let line = current, line.indent == indent, line.text == "-" || line.text.hasPrefix("- ") {
      let rest = Substring(line.text.utf8.dropFirst(1).drop { $0 == 0x20 })
      if rest.isEmpty {
        next += 1
        guard let item = nested(under: indent) else { return nil }
        items.append(item)
      } else if Self.key(in: rest) != nil {
        let column = indent + line.text.utf8.count - rest.utf8.count
        lines[next] = Line(indent: column, text: rest)
        guard let item = node(column) else { return nil }
        items.append(item)
      } else {
        next += 1
        guard let item = scalar(rest, under: indent) else { return nil }
        items.append(item)
      }
      skipBlanks()
    }
    return .list(items)
  }

  private mutating func mapping(_ indent: Int) -> JSONValue? {
    var members: [JSONValue.Member] = []
    while let line = current, line.indent == indent {
      guard let (key, rest) = Self.key(in: line.text) else { return nil }
      next += 1
      guard let value = rest.isEmpty ? nested(under: indent) : scalar(rest, under: indent) else {
        return nil
      }
      members.append((key, value))
      skipBlanks()
    }
    return .object(members)
  }

  /// What is indented further, or a list that is not; nothing is null.
  private mutating func nested(under indent: Int) -> JSONValue? {
    skipBlanks()
    guard let line = current else { return .null }
    if line.indent > indent { return node(line.indent) }
    if line.indent == indent, line.text.hasPrefix("- ") { return list(indent) }
    return .null
  }

  private mutating func scalar(_ text: Substring, under indent: Int) -> JSONValue? {
    switch text.utf8.first {
    case UInt8(ascii: "|"): .text(block(under: indent, text, separator: "\n"))
    case UInt8(ascii: ">"): .text(block(under: indent, text, separator: " "))
    case UInt8(ascii: "\""): Self.doubleQuoted(text).map(JSONValue.text)
    case UInt8(ascii: "'"): Self.singleQuoted(text).map(JSONValue.text)
    default: Self.plain(text)
    }
  }

  private mutating func block(
    under indent: Int, _ mark: Substring, separator: String
  ) -> String {
    var parts: [String] = []
    var column: Int?
    while let line = current {
      if line.text.isEmpty, line.indent <= column ?? indent {
        parts.append("")
      } else {
        guard line.indent > indent else { break }
        let start = column ?? line.indent
        column = start
        parts.append(String(repeating: " ", count: max(0, line.indent - start)) + line.text)
      }
      next += 1
    }
    if mark.contains("-") { while parts.last == "" { parts.removeLast() } }
    return parts.joined(separator: separator) + (mark.contains("-") ? "" : "\n")
  }
}

extension YAMLReader {
  /// A key, and what is behind its colon.
  private static func key(in text: Substring) -> (String, Substring)? {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    if let quote = scalars.first, quote == "\"" || quote == "'" {
      guard let end = scalars.dropFirst().firstIndex(of: quote) else { return nil }
      index = scalars.index(after: end)
    }
    while index < scalars.endIndex {
      let after = scalars.index(after: index)
      if scalars[index] == ":", after == scalars.endIndex || scalars[after] == " " { break }
      if text.unicodeScalars.first == "\"", scalars[index] != " " { return nil }
      index = after
    }
    guard index < scalars.endIndex, index > scalars.startIndex else { return nil }
    let key = text[..<index].filter { $0 != "\"" && $0 != "'" }
    let rest = text[scalars.index(after: index)...]
    return (key, Substring(rest.utf8.drop { $0 == 0x20 }))
  }

  private static func plain(_ text: Substring) -> JSONValue {
    let text = text.utf8.dropLast(text.utf8.reversed().prefix { $0 == 0x20 }.count)
    let word = String(Substring(text))
    switch word {
    case "~", "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "[]": return .list([])
    case "{}": return .object([])
    default:
      let isNumber = word.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
      return isNumber && Double(word) != nil ? .number(word) : .text(word)
    }
  }

  private static func singleQuoted(_ text: Substring) -> String? {
    guard text.utf8.count > 1, text.utf8.last == UInt8(ascii: "'") else { return nil }
    return String(text.dropFirst().dropLast()).replacing("''", with: "'")
  }

  private static func doubleQuoted(_ text: Substring) -> String? {
    var rest = text.unicodeScalars.dropFirst()
    var result = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return rest.allSatisfy { $0 == " " } ? String(result) : nil
      case "\\":
        guard let decoded = escape(&rest) else { return nil }
        result.append(decoded)
      default: result.append(scalar)
      }
    }
    return nil
  }

  private static func escape(
    _ rest: inout Substring.UnicodeScalarView
  ) -> Unicode.Scalar? {
    guard let code = rest.popFirst() else { return nil }
    switch code {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "0", "z": return "\0"
    case "a": return "\u{7}"
    case "b": return "\u{8}"
    case "e": return "\u{1b}"
    case "f": return "\u{c}"
    case "v": return "\u{b}"
    case "x": return hexadecimal(2, &rest)
    case "u": return hexadecimal(4, &rest)
    case "U": return hexadecimal(8, &rest)
    default: return code
    }
  }

  private static func hexadecimal(
    _ count: Int, _ rest: inout Substring.UnicodeScalarView
  ) -> Unicode.Scalar? {
    let digits = String(rest.prefix(count))
    rest = rest.dropFirst(count)
    guard let value = UInt32(digits, radix: 16) else { return nil }
    return Unicode.Scalar(value) ?? "\u{fffd}"
  }
}
