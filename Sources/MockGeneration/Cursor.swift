// SPDX-License-Identifier: Apache-2.0

/// A place in the text of a declaration, moving forwards.
struct Cursor {
  private let text: [Character]
  private var position = 0

  init(_ text: String) { self.text = Array(text) }

  var isAtEnd: Bool { position >= text.count }

  /// The next character that is not a space, or `nil` at the end.
  var next: Character? {
    mutating get {
      while position < text.count, text[position].isWhitespace { position += 1 }
      return position < text.count ? text[position] : nil
    }
  }

  /// The rest of the text.
  mutating func rest() -> String {
    defer { position = text.count }
    return String(text[min(position, text.count)...]).trimmed
  }

  /// Takes these characters, if they are next. A word is taken only whole.
  mutating func take(_ word: String) -> Bool {
    guard next == word.first, text[position...].starts(with: word) else { return false }
    let end = position + word.count
    if let last = word.last, last.isWordPart, end < text.count, text[end].isWordPart {
      return false
    }
    position = end
    return true
  }

  /// A name, with its backticks if it has them; `nil` when something else is next.
  mutating func word() -> String? {
    guard let first = next, first.isWordPart || first == "`" else { return nil }
    let start = position
    position += 1
    if first == "`" {
      while position < text.count, text[position] != "`" { position += 1 }
      position = min(position + 1, text.count)
    } else {
      while position < text.count, text[position].isWordPart { position += 1 }
    }
    return String(text[start..<position])
  }

  /// The characters up to the next space or opening parenthesis.
  mutating func operatorName() -> String {
    _ = next
    let start = position
    while position < text.count, text[position] != "(", !text[position].isWhitespace {
      position += 1
    }
    return String(text[start..<position])
  }

  /// What stands before one of these characters or words, outside of all brackets; or everything.
  mutating func until(_ ends: String..., orWords words: [String] = []) -> String {
    let start = position
    var depth = 0
    while position < text.count {
      let character = text[position]
      if depth == 0 {
        if ends.contains(where: { text[position...].starts(with: $0) }) { break }
        if position > start, !text[position - 1].isWordPart,
          words.contains(where: { isWord($0, at: position) })
        {
          break
        }
      }
      if character == "-", position + 1 < text.count, text[position + 1] == ">" {
        position += 2
        continue
      }
      if "([{<".contains(character) { depth += 1 }
      if ")]}>".contains(character) {
        if depth == 0 { break }
        depth -= 1
      }
      position += 1
    }
    return String(text[start..<position]).trimmed
  }

  /// Whether that word comes right here.
  func isNext(_ word: String) -> Bool { isWord(word, at: position) }

  /// Takes one character, whatever it is.
  mutating func step() -> Character {
    defer { position += 1 }
    return text[position]
  }

  private func isWord(_ word: String, at place: Int) -> Bool {
    let end = place + word.count
    return text[place...].starts(with: word) && (end >= text.count || !text[end].isWordPart)
  }

  /// What is inside the brackets that open here; `nil` when none do.
  mutating func bracketed(_ open: String, _ close: String) -> String? {
    guard take(open) else { return nil }
    let inside = until(close)
    _ = take(close)
    return inside
  }
}

extension Character {
  /// Beyond the basic plane, all is for names and nothing for operators: 🚪 is a word.
  var isWordPart: Bool {
    isLetter || isNumber || self == "_" || self == "$"
      || unicodeScalars.first.map { $0.value >= 0x1_0000 } ?? false
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }

  /// The parts between commas outside of all brackets.
  var listed: [String] { split(at: ",") }

  /// The parts between such marks outside of all brackets.
  func split(at mark: String) -> [String] {
    var cursor = Cursor(String(self))
    var parts: [String] = []
    while !cursor.isAtEnd {
      let part = cursor.until(mark)
      if !part.isEmpty { parts.append(part) }
      guard cursor.take(mark) else { break }
    }
    return parts
  }

  /// With an upper case letter in front.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
