// SPDX-License-Identifier: Apache-2.0
internal import SocketPolicy

/// What may stand in a line of a file of names. Each check gives the word back, fit to be written.
enum NameWord {
  /// The name of a user or a group.
  static func account(_ name: String, of what: String) throws(LotError) -> String {
    // A line that begins with a sign is about NIS, and one with a # is a comment.
    let isOdd =
      ["+", "-", "#"].contains { name.hasPrefix($0) } || name.contains { ":,/".contains($0) }
    guard !name.isEmpty, !isOdd, !hasControls(name), !hasBlankEnds(name) else {
      throw LotError(
        .usage,
        "'\(shown(name))' cannot be the name of a \(what); take letters, digits, '.', '_' and '-', "
          + "which must not be first")
    }
    return name
  }

  /// A field between colons.
  static func field(_ text: String, _ what: String, of name: String) throws(LotError) -> String {
    guard !text.contains(":"), !hasControls(text) else {
      throw LotError(
        .usage, "\(what) of \(name), '\(shown(text))', has a colon or a line break; leave that out")
    }
    return text
  }

  static func number(_ number: UInt32, _ what: String, of name: String) throws(LotError) -> String {
    guard number < .max else {
      throw LotError(.usage, "the \(what) of \(name) is out of range; take 0 to \(UInt32.max - 1)")
    }
    return String(number)
  }

  static func host(_ name: String) throws(LotError) -> String {
    guard ip(name) == nil else {
      throw LotError(.usage, "'\(name)' is an address, which nobody looks up; take a name")
    }
    guard !name.hasSuffix(".") else {
      throw LotError(.usage, "the host name '\(shown(name))' ends with a dot; leave that out")
    }
    guard (1...255).contains(name.utf8.count), name.unicodeScalars.allSatisfy(isOfHost) else {
      throw LotError(
        .usage,
        "'\(shown(name))' cannot be the name of a host; take letters, digits, '-', '.' and '_'")
    }
    return name
  }

  /// The machine's own: the kernel has room for so many bytes.
  static func hostname(_ name: String) throws(LotError) -> String {
    guard name.utf8.count <= 64 else {
      throw LotError(
        .usage, "the hostname \(shown(name)) is longer than 64 bytes; take a shorter one")
    }
    return try host(name)
  }

  /// Of services and protocols.
  static func word(_ word: String, _ what: String) throws(LotError) -> String {
    guard !word.isEmpty, !hasBlanks(word), !word.contains(where: { "#/".contains($0) }) else {
      throw LotError(
        .usage,
        "'\(shown(word))' cannot be the name of a \(what); leave out blanks, '#' and '/'")
    }
    return word
  }

  /// Of a netgroup.
  static func part(_ word: String) throws(LotError) -> String {
    guard !word.isEmpty, !hasBlanks(word), !word.contains(where: { "#(),\\".contains($0) }) else {
      throw LotError(
        .usage,
        "'\(shown(word))' cannot stand in a netgroup; leave out blanks, commas and brackets")
    }
    return word
  }

  private static func isOfHost(_ letter: Unicode.Scalar) -> Bool {
    if letter.isASCII {
      return ("a"..."z").contains(letter) || ("A"..."Z").contains(letter)
        || ("0"..."9").contains(letter) || "-._".unicodeScalars.contains(letter)
    }
    return !letter.properties.isWhitespace && letter.properties.generalCategory != .control
  }

  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  private static func hasBlanks(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isWhitespace } || hasControls(text)
  }

  private static func hasBlankEnds(_ text: String) -> Bool {
    [text.unicodeScalars.first, text.unicodeScalars.last]
      .contains { $0?.properties.isWhitespace == true }
  }

  /// A sentence is one line, whatever somebody wrote.
  private static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.properties.generalCategory == .control ? "\u{fffd}" : $0
        }))
  }
}
