// SPDX-License-Identifier: Apache-2.0

/// A type as it is written, taken apart as far as a mock needs to know it.
struct TypeText: Equatable {
  /// Words in front that say how an argument is passed, such as `inout` and `sending`.
  var passing: [String] = []
  /// Attributes in front, such as `@escaping` and `@Sendable`.
  var attributes: [String] = []
  /// The type itself.
  var core: String

  private static let passingWords = [
    "inout", "borrowing", "consuming", "__owned", "__shared", "sending", "isolated", "_const",
  ]

  init(_ text: String) {
    var cursor = Cursor(text)
    while let next = cursor.next {
      if next == "@" {
        _ = cursor.take("@")
        let name = cursor.word() ?? ""
        // A parenthesis belongs to the attribute only where it follows at once.
        let takesArgument = name == "convention" || name == "isolated"
        let argument = takesArgument ? cursor.bracketed("(", ")").map { "(\($0))" } ?? "" : ""
        attributes.append("@\(name)\(argument)")
        continue
      }
      if cursor.take("nonisolated(nonsending)") {
        attributes.append("nonisolated(nonsending)")
        continue
      }
      guard let word = Self.passingWords.first(where: { cursor.take($0) }) else { break }
      passing.append(word)
    }
    core = cursor.rest()
  }

  func has(_ word: String) -> Bool { attributes.contains(word) || passing.contains(word) }

  /// Whether it is the type of a function, as it is written.
  var isFunction: Bool {
    var cursor = Cursor(core)
    _ = cursor.until("->")
    return cursor.take("->")
  }

  /// The result of a function type, and what may happen before it comes.
  var returned: (effects: String, type: String) {
    var cursor = Cursor(core)
    _ = cursor.bracketed("(", ")")
    let effects = cursor.until("->")
    _ = cursor.take("->")
    return (effects, cursor.rest())
  }

  /// The whole type, without words that say how it is passed.
  var text: String { (attributes + [core]).joined(separator: " ") }

  func without(_ words: String...) -> TypeText {
    var copy = self
    copy.attributes.removeAll(where: words.contains)
    return copy
  }
}

extension String {
  /// A type or a clause with other names in it. `Self.Name` becomes `Name`.
  func renaming(_ names: [String: String]) -> String {
    var result = ""
    var rest = self[...]
    while let first = rest.first {
      if first.isWordPart {
        let word = String(rest.prefix { $0.isWordPart })
        rest = rest.dropFirst(word.count)
        let isMember = result.last == "."
        if word == "Self", rest.first == ".", rest.dropFirst().first?.isLetter == true,
          !rest.hasPrefix(".Type")
        {
          rest = rest.dropFirst()
        } else {
          result += isMember ? word : names[word] ?? word
        }
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// With spaces as the house has them: one line, none before a colon, one after it.
  var tidied: String {
    var result = ""
    for character in self {
      let character = character.isWhitespace ? " " : character
      if character == " ", result.last == " " || result.isEmpty { continue }
      if character == ":", result.last == " " { result.removeLast() }
      result.append(character)
    }
    return result.trimmed
  }

  /// The names in it that a type or a clause may refer to.
  var words: Set<String> {
    Set(split { !$0.isWordPart }.map(String.init))
  }
}
