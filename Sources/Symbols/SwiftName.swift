// SPDX-License-Identifier: Apache-2.0

/// Names of Swift functions, without what the reader has not written.
enum SwiftName {
  static func short(_ name: String) -> String {
    var name = withoutPart(name[...])
    while let range = discriminator(in: name) {
      name.replaceSubrange(range.whole, with: String(name[range.name]))
    }
    return withoutStandardLibrary(name)
  }

  /// An asynchronous function is compiled in parts: `(2) suspend resume partial function for`.
  private static func withoutPart(_ name: Substring) -> String {
    for kind in ["suspend", "await"] {
      let words = ") \(kind) resume partial function for "
      guard name.hasPrefix("("), let end = name.firstIndex(of: ")") else { break }
      if name[end...].hasPrefix(words) { return String(name[end...].dropFirst(words.count)) }
    }
    return String(name)
  }

  /// What is private is called `(name in _F1143D06168CC6EE3278A1EA02172472)`.
  private static func discriminator(
    in name: String
  ) -> (whole: Range<String.Index>, name: Range<String.Index>)? {
    var start = name.startIndex
    while let open = name[start...].firstIndex(of: "("), let end = name[open...].firstIndex(of: ")")
    {
      let inner = name[name.index(after: open)..<end]
      let words = inner.split(separator: " ")
      if words.count == 3, words[1] == "in", words[2].hasPrefix("_"), words[2].count == 33 {
        return (open..<name.index(after: end), words[0].startIndex..<words[0].endIndex)
      }
      start = name.index(after: open)
    }
    return nil
  }

  /// The standard library's name in front of its types.
  private static func withoutStandardLibrary(_ name: String) -> String {
    var short = ""
    var rest = name[...]
    while let character = rest.first {
      let follows = short.last.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ?? true
      if !follows, rest.hasPrefix("Swift.") {
        rest = rest.dropFirst(6)
      } else {
        short.append(character)
        rest = rest.dropFirst()
      }
    }
    return short
  }
}
