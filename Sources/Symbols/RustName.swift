// SPDX-License-Identifier: Apache-2.0

/// Names of Rust functions of the older kind, which are written as if they were of C++.
enum RustName {
  private static let escapes = [
    "$LT$": "<", "$GT$": ">", "$RF$": "&", "$BP$": "*", "$LP$": "(", "$RP$": ")", "$C$": ",",
    "$SP$": "@", "..": "::",
  ]

  /// - Parameter name: As the C++ library reads it: `<alloc..vec..Vec$LT$T$GT$>::push::h0123…`.
  /// - Returns: `nil`, when it is none: these end with `::h` and sixteen digits.
  static func short(_ name: String) -> String? {
    let tail = name.utf8.suffix(19)
    guard tail.count == 19, tail.starts(with: "::h".utf8),
      tail.dropFirst(3).allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    var short = ""
    var rest = name.dropLast(19)
    while let character = rest.first {
      let (text, count) = unescaped(rest) ?? (String(character), 1)
      short += text
      rest = rest.dropFirst(count)
    }
    return short.hasPrefix("_<") ? String(short.dropFirst()) : short
  }

  /// What the text begins with, and how long it is there: `$u20$` is a space.
  private static func unescaped(_ text: Substring) -> (String, Int)? {
    for (escape, meaning) in escapes where text.hasPrefix(escape) { return (meaning, escape.count) }
    guard text.hasPrefix("$u"), let end = text.dropFirst(2).firstIndex(of: "$"),
      let code = UInt32(text.dropFirst(2)[..<end], radix: 16), let scalar = Unicode.Scalar(code)
    else { return nil }
    return (String(Character(scalar)), text[...end].count)
  }
}
