// SPDX-License-Identifier: Apache-2.0

/// Names and reasons on a line of TAP.
enum TAPText {
  /// With `\` and `#` escaped, as TAP asks. What would end the line, or be cut from its ends, is
  /// written as Swift has it: `\u{a}`.
  static func escaped(_ text: String) -> String {
    guard needsEscapes(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let isAtEnd = index == 0 || index == scalars.count - 1
      switch scalar {
      case "\\", "#": result += "\\\(scalar)"
      case "{" where isAtEnd: result += code(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7f: result += code(scalar)
      case _ where isAtEnd && scalar.properties.isWhitespace: result += code(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func needsEscapes(_ text: String) -> Bool {
    let isSpecial = text.utf8.contains {
      $0 < 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "#")
    }
    return isSpecial || isCut(text.unicodeScalars.first) || isCut(text.unicodeScalars.last)
  }

  private static func isCut(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0 == "{" || $0.properties.isWhitespace } ?? false
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16))}"
  }

  /// What was escaped. Other backslashes are kept: many write them as they are.
  static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.first else {
        result.append(scalar)
        continue
      }
      if next == "\\" || next == "#" {
        result.append(next)
        rest.removeFirst()
      } else if let (decoded, length) = decoded(rest) {
        result.append(decoded)
        rest.removeFirst(length)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func decoded(
    _ text: Substring.UnicodeScalarView
  ) -> (Unicode.Scalar, Int)? {
    guard text.starts(with: "u{".unicodeScalars) else { return nil }
    let digits = text.dropFirst(2).prefix(7).prefix { $0 != "}" }
    guard text.dropFirst(2 + digits.count).first == "}",
      let scalar = UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
    else { return nil }
    return (scalar, digits.count + 3)
  }
}
