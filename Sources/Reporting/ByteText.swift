// SPDX-License-Identifier: Apache-2.0

/// Writing text to bytes, which costs less than to put strings together.
extension [UInt8] {
  /// Adds text.
  mutating func add(_ text: String) { append(contentsOf: text.utf8) }

  /// Adds a whole number, which is not negative.
  mutating func add(number: Int) {
    if number >= 10 { add(number: number / 10) }
    append(0x30 + UInt8(number % 10))
  }

  /// Adds a number of spaces.
  mutating func addSpaces(_ count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}

extension String {
  /// Whether it has a character that controls a terminal, or ends a line.
  var hasControls: Bool { utf8.contains { $0 < 0x20 || $0 == 0x7f } }

  /// With a picture in the place of each such character, so that it is one line which does nothing.
  var visible: String {
    guard hasControls else { return self }
    var text = ""
    for scalar in unicodeScalars { text.unicodeScalars.append(scalar.visible) }
    return text
  }
}

extension Unicode.Scalar {
  /// What shows a control character; other characters show themselves.
  var visible: Unicode.Scalar {
    switch value {
    case ..<0x20: Unicode.Scalar(0x2400 + value)!
    case 0x7f: "\u{2421}"
    default: self
    }
  }
}
