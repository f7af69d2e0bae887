// SPDX-License-Identifier: Apache-2.0

/// Splits the source of a call into its arguments. It knows brackets, strings and comments, and
/// nothing else of Swift.
struct ArgumentScanner {
  private let source: ArraySlice<UInt8>
  private var at: Int
  private var depth = 0
  private var current: [UInt8] = []
  private var found: [[UInt8]] = []

  /// Of a source that begins with `(`.
  init(_ source: ArraySlice<UInt8>) {
    self.source = source
    at = source.startIndex
  }

  /// The arguments without a label; none when the source ends before they do.
  mutating func arguments() -> [String] {
    while let byte = peek() {
      if skipComment() || copyString() { continue }
      at += 1
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > 1 { current.append(byte) }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return finish() }
        current.append(byte)
      case UInt8(ascii: ",") where depth == 1: split()
      default: current.append(byte)
      }
    }
    return []
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    let index = at + distance
    return index < source.endIndex ? source[index] : nil
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { source[at...].starts(with: $0) }
  }

  private mutating func split() {
    found.append(current)
    current = []
  }

  private mutating func finish() -> [String] {
    split()
    return found.map(Self.line).filter { Self.label($0) == nil }
  }

  /// In one line, and not too long.
  private static func line(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > 80 ? text.prefix(79) + "…" : text
  }

  /// The name before a colon, as in `within: 3`.
  private static func label(_ argument: String) -> Substring? {
    let name = argument.prefix { $0.isLetter || $0 == "_" }
    let rest = argument.dropFirst(name.count)
    return !name.isEmpty && rest.hasPrefix(":") ? name : nil
  }

  private mutating func skipComment() -> Bool {
    if starts(with: "//") {
      while let byte = peek(), byte != UInt8(ascii: "\n") { at += 1 }
      return true
    }
    guard starts(with: "/*") else { return false }
    while peek() != nil, !starts(with: "*/") { at += 1 }
    at = min(at + 2, source.endIndex)
    return true
  }

  private mutating func take() {
    guard let byte = peek() else { return }
    current.append(byte)
    at += 1
  }

  /// Copies a literal, with all that is interpolated: `"…"`, `"""…"""`, `#"…"#`.
  private mutating func copyString() -> Bool {
    var pounds = 0
    while peek(pounds) == UInt8(ascii: "#") { pounds += 1 }
    guard peek(pounds) == UInt8(ascii: "\"") else { return false }
    for _ in 0..<pounds { take() }
    let quotes = starts(with: "\"\"\"") ? 3 : 1
    for _ in 0..<quotes { take() }
    while peek() != nil, !ends(quotes, pounds) { copyPiece(pounds) }
    for _ in 0..<(quotes + pounds) { take() }
    return true
  }

  private func ends(_ quotes: Int, _ pounds: Int) -> Bool {
    (0..<quotes).allSatisfy { peek($0) == UInt8(ascii: "\"") }
      && (quotes..<(quotes + pounds)).allSatisfy { peek($0) == UInt8(ascii: "#") }
  }

  /// A character, one that is escaped, or an interpolation.
  private mutating func copyPiece(_ pounds: Int) {
    guard peek() == UInt8(ascii: "\\") else { return take() }
    for _ in 0...pounds { take() }
    guard peek() == UInt8(ascii: "(") else { return take() }
    var nested = 0
    repeat {
      if copyString() { continue }
      if peek() == UInt8(ascii: "(") { nested += 1 }
      if peek() == UInt8(ascii: ")") { nested -= 1 }
      take()
    } while nested > 0 && peek() != nil
  }
}
