// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// Diagnostics in the part of YAML that Perl's reader of TAP knows: no `|-`, no list of texts (it takes a
/// colon in one of them for a key), strings in double quotes, `\x` escapes of two digits.
enum YAMLText {
  /// Adds the members of an object, each on a line of its own.
  static func add(_ members: [JSONValue.Member], indent: Int, to bytes: inout [UInt8]) {
    for member in members {
      bytes.addSpaces(indent)
      add(member, indent: indent, to: &bytes)
    }
  }

  private static func add(_ member: JSONValue.Member, indent: Int, to bytes: inout [UInt8]) {
    bytes.add(member.key)
    bytes.add(":")
    switch member.value {
    case .object(let members):
      bytes.add("\n")
      add(members, indent: indent + 2, to: &bytes)
    case .list(let items):
      bytes.add("\n")
      for item in items { add(item, indent: indent + 2, to: &bytes) }
    case .text(let text): add(text, indent: indent + 2, to: &bytes)
    case let other: bytes.add(" \(other.line)\n")
    }
  }

  /// An object in a list has its first key behind the dash.
  private static func add(_ item: JSONValue, indent: Int, to bytes: inout [UInt8]) {
    bytes.addSpaces(indent)
    bytes.add("- ")
    let members = item.members ?? [("text", item)]
    guard let first = members.first else { return }
    add(first, indent: indent + 2, to: &bytes)
    add(Array(members.dropFirst()), indent: indent + 2, to: &bytes)
  }

  private static func add(_ text: String, indent: Int, to bytes: inout [UInt8]) {
    guard isBlock(text) else { return bytes.add(" \(quoted(text))\n") }
    bytes.add(" |\n")
    for line in text.utf8.dropLast().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      bytes.addSpaces(indent)
      bytes += line
      bytes.add("\n")
    }
  }

  /// Whether text has lines that can be written as they are: a block ends with one line end, and a
  /// line that begins with dots may be taken for the end of it all.
  private static func isBlock(_ text: String) -> Bool {
    guard let first = text.utf8.first, first > 0x20, text.utf8.last == 0x0a,
      text.utf8.dropLast().last != 0x0a
    else { return false }
    return text.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      line.first { $0 != 0x20 } != UInt8(ascii: ".") && line.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
    } && !text.unicodeScalars.contains { lineEnds.contains($0) }
  }

  /// What YAML takes for the end of a line, or a mark, and others do not.
  private static let lineEnds: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}", "\u{feff}"]

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        result += "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
