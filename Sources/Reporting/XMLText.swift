// SPDX-License-Identifier: Apache-2.0

/// Text as XML 1.0 can have it. A character that it cannot have at all is shown by another one.
enum XMLText {
  /// Adds text between two tags. A carriage return would be read as a line's end.
  static func add(_ text: String, to bytes: inout [UInt8]) {
    add(text, to: &bytes) { byte in
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): nil
      case UInt8(ascii: ">"): "&gt;"
      default: special(byte)
      }
    }
  }

  /// Adds an attribute, with a blank before it. Its blanks and line ends are kept.
  static func add(_ name: StaticString, _ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: " "))
    name.withUTF8Buffer { bytes += $0 }
    bytes.add("=\"")
    add(value, to: &bytes) { byte in
      switch byte {
      case UInt8(ascii: "\n"): "&#10;"
      case UInt8(ascii: "\t"): "&#9;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: ">"): "&gt;"
      default: special(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func special(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: "\r"): "&#13;"
    case ..<0x20: String(Unicode.Scalar(byte).visible)
    default: nil
    }
  }

  private static func add(
    _ text: String, to bytes: inout [UInt8], _ replacement: (UInt8) -> String?
  ) {
    if text.utf8.allSatisfy(isPlain) { return bytes.add(text) }
    for byte in text.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else if let replacement = replacement(byte) {
        bytes.add(replacement)
      } else {
        bytes.append(byte)
        if byte >= 0xbe { replaceNonCharacter(&bytes) }
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0xbe && byte != 0x26 && byte != 0x3c && byte != 0x3e && byte != 0x22
  }

  /// U+FFFE and U+FFFF are no characters of XML; they are EF BF BE and EF BF BF.
  private static func replaceNonCharacter(_ bytes: inout [UInt8]) {
    let end = bytes.count
    guard bytes[end - 1] == 0xbe || bytes[end - 1] == 0xbf, end > 2, bytes[end - 2] == 0xbf,
      bytes[end - 3] == 0xef
    else { return }
    bytes[end - 1] = 0xbd
  }
}
