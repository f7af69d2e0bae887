// SPDX-License-Identifier: Apache-2.0

/// What a line of TAP is, apart from where it stands.
enum TAPLine {
  case version(Int)
  case plan(Int, reason: String?)
  case point(TAPPoint)
  /// The name of the subtest that follows.
  case subtest(String)
  case comment(String)
  case bail(String)
  case diagnostics
  case blockEnd
  case pragma
  /// Nothing of TAP.
  case other

  /// - Parameter text: Without the blanks before it.
  init(_ text: Substring) {
    if let point = TAPPoint(text) {
      self = .point(point)
    } else if text.hasPrefix("#") {
      self = Self.comment(text)
    } else if let plan = Self.plan(text) {
      self = plan
    } else if text.hasPrefix("Bail out!") {
      self = .bail(TAPText.unescaped(text.dropFirst(9).trimmed))
    } else if text.lowercased().hasPrefix("tap version "),
      let number = Int(text.dropFirst(12).trimmed)
    {
      self = .version(number)
    } else if text == "---" || text.hasPrefix("--- ") {
      self = .diagnostics
    } else if text.trimmed == "}" {
      self = .blockEnd
    } else {
      self = text.hasPrefix("pragma ") ? .pragma : .other
    }
  }

  /// Whether somebody who writes such a line at the beginning means TAP.
  var isTelling: Bool {
    switch self {
    case .version, .plan, .point, .bail: true
    default: false
    }
  }

  private static func comment(_ text: Substring) -> TAPLine {
    let words = text.dropFirst().dropFirst(text.hasPrefix("# ") ? 1 : 0)
    guard text.hasPrefix("# Subtest:") else { return .comment(String(words)) }
    return .subtest(TAPText.unescaped(text.dropFirst(10).trimmed))
  }

  private static func plan(_ text: Substring) -> TAPLine? {
    guard text.hasPrefix("1..") else { return nil }
    let digits = text.utf8.dropFirst(3).prefix { (48...57).contains($0) }
    guard let count = Int(Substring(digits)) else { return nil }
    let rest = Substring(text.utf8.dropFirst(3 + digits.count)).trimmed
    guard !rest.isEmpty else { return .plan(count, reason: nil) }
    guard rest.hasPrefix("#") else { return nil }
    let words = rest.dropFirst().trimmed
    let isSkip = words.lowercased().hasPrefix("skip")
    return .plan(
      count, reason: isSkip ? TAPText.unescaped(words.dropWord.trimmed) : nil)
  }
}

/// A line about a test.
struct TAPPoint {
  var isOK: Bool
  var number: Int?
  var name: String
  /// The word of the directive, in capitals, and its reason.
  var directive: (word: String, reason: String)?
  /// Whether the subtest that it is about follows in braces.
  var opensBlock = false

  init?(_ text: Substring) {
    isOK = !text.hasPrefix("not ok")
    var rest = text
    guard rest.hasPrefix(isOK ? "ok" : "not ok") else { return nil }
    rest = Substring(rest.utf8.dropFirst(isOK ? 2 : 6))
    // Words that begin with ok are others' words.
    guard
      rest.isEmpty || rest.utf8.first == 0x20 || rest.utf8.first == 0x09
        || rest.utf8.first == UInt8(ascii: "#")
    else { return nil }
    rest = rest.trimmed
    let digits = rest.utf8.prefix { (48...57).contains($0) }
    let behind = rest.utf8.dropFirst(digits.count).first
    if behind == nil || behind == 0x20 || behind == 0x09 || behind == UInt8(ascii: "#") {
      // One that is too large is none that a plan could have.
      number = digits.isEmpty ? nil : Int(Substring(digits)) ?? .max
      if number != nil { rest = Substring(rest.utf8.dropFirst(digits.count)).trimmed }
    }
    if rest == "-" { rest = "" } else if rest.hasPrefix("- ") { rest = rest.dropFirst(2).trimmed }
    name = ""
    split(rest)
  }

  /// Takes apart the description and the directive, which begins at a `#` that is not escaped.
  private mutating func split(_ text: Substring) {
    var description = text
    if let (before, word, reason) = Self.directive(in: text) {
      description = before
      directive = (word, reason)
    }
    if description == "{" || description.hasSuffix(" {") {
      opensBlock = true
      description = description.dropLast()
    }
    name = TAPText.unescaped(description.trimmed)
  }

  private static func directive(in text: Substring) -> (Substring, String, String)? {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      if scalars[index] == "\\" {
        index = scalars.index(after: index)
      } else if scalars[index] == "#" {
        let words = text[scalars.index(after: index)...].trimmed
        let word = words.unicodeScalars.prefix { $0.properties.isAlphabetic }
        if ["SKIP", "TODO", "SKIPPED"].contains(String(word).uppercased()) {
          let rest = Substring(words.unicodeScalars.dropFirst(word.count))
          let isOpen = rest.hasSuffix("{")
          let reason = TAPText.unescaped((isOpen ? rest.dropLast() : rest).trimmed)
          return (
            text[..<index] + (isOpen ? " {" : ""), String(word.prefix(4)).uppercased(), reason
          )
        }
      }
      guard index < scalars.endIndex else { break }
      index = scalars.index(after: index)
    }
    return nil
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: Substring {
    let bytes = utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
    return Substring(
      bytes.dropLast(
        bytes.reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }.count))
  }

  /// Without what comes before its first blank.
  fileprivate var dropWord: Substring { Substring(utf8.drop { $0 != 0x20 && $0 != 0x09 }) }
}
