// SPDX-License-Identifier: Apache-2.0

/// Names of Swift functions, without what the reader has not written.
enum SwiftName {
  static func short(_ name: String) -> String {
    var name = withoutPart(withoutVariant(withoutPart(name[...])[...]))
    while let range = discriminator(in: name) {
      name.replaceSubrange(range.whole, with: String(name[range.name]))
    }
    return withoutStandardLibrary(name)
  }

  /// The optimizer makes variants: `generic specialization <Int> of `, and `merged `, which stands for
  /// several functions that came out alike.
  private static func withoutVariant(_ name: Substring) -> Substring {
    if name.hasPrefix("merged ") { return withoutVariant(name.dropFirst(7)) }
    guard let open = name.firstIndex(of: "<"), name[..<open].hasSuffix("specialization "),
      name[..<open].allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" })
    else { return name }
    var depth = 0
    var previous: Character = " "
    for index in name[open...].indices {
      // In a type, -> is an arrow.
      if name[index] == "<" { depth += 1 }
      if name[index] == ">", previous != "-" { depth -= 1 }
      previous = name[index]
      let rest = name[name.index(after: index)...]
      if depth == 0, rest.hasPrefix(" of ") { return withoutVariant(rest.dropFirst(4)) }
    }
    return name
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
