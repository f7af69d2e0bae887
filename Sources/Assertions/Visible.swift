// SPDX-License-Identifier: Apache-2.0

/// A string as a literal of Swift, with what cannot be seen as escapes.
func visibleLiteral(_ text: String) -> String {
  "\"" + text.unicodeScalars.map(escaped).joined() + "\""
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"", "\\": "\\" + String(scalar)
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  case "\0": "\\0"
  default: isInvisible(scalar) ? codePoint(scalar) : String(scalar)
  }
}

/// A line of text in which every scalar can be seen, and takes one column where it did so before:
/// control characters have pictures, and blanks at the end are dots.
func visibleLine(_ line: String) -> String {
  let scalars = Array(line.unicodeScalars)
  let end = (scalars.lastIndex { $0 != " " } ?? -1) + 1
  return scalars[..<end].map(picture).joined()
    + String(repeating: "·", count: scalars.count - end)
}

private func picture(_ scalar: Unicode.Scalar) -> String {
  if scalar.value < 0x20 { return String(Unicode.Scalar(0x2400 + scalar.value)!) }
  if scalar.value == 0x7f { return "␡" }
  return isInvisible(scalar) ? codePoint(scalar) : String(scalar)
}

/// Controls, blanks other than the common one, marks of direction, and what has no picture at all.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
  case .spaceSeparator: scalar != " "
  default: false
  }
}

private func codePoint(_ scalar: Unicode.Scalar) -> String {
  "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
}

/// Scalars by number: `U+0065 U+0301`.
func scalarNumbers(_ scalars: some Collection<Unicode.Scalar>) -> String {
  if scalars.isEmpty { return "nothing" }
  let shown = scalars.prefix(8).map { scalar in
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
  return shown.joined(separator: " ") + (scalars.count > 8 ? " …" : "")
}
