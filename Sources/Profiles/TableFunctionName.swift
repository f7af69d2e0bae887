// SPDX-License-Identifier: Apache-2.0

/// A function's name, shorter.
enum FunctionName {
  /// `std::vector<int>::push_back(int&&)` as `std::vector<int>::push_back`.
  static func withoutArguments(_ name: String) -> String {
    without(withoutEffects(name), open: "(", close: ")")
  }

  /// In so many letters: what it is called with goes first, then what its templates are made of, then
  /// what it is part of, and then its end.
  static func fitted(_ name: String, _ width: Int) -> String {
    if name.count <= width { return name }
    let names = [withoutArguments(name), bare(name)]
    return names.first { $0.count <= width } ?? TableText.cut(ending(names[1], width), width)
  }

  /// `std::vector::push_back` as `…push_back`, with as many of its parts as there is room for; the
  /// last one, where there is room for none.
  private static func ending(_ name: String, _ width: Int) -> String {
    guard !name.contains(" ") else { return name }
    let parts = name.split(separator: "::", omittingEmptySubsequences: false)
    for first in parts.indices.dropFirst() {
      let end = "…" + parts[first...].joined(separator: "::")
      if end.count <= width { return end }
    }
    return parts.last.map(String.init) ?? name
  }

  /// The last part of a path.
  static func file(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What stands behind a Swift function's parameters: ` async throws -> Page`.
  private static func withoutEffects(_ name: String) -> String {
    for effect in [") async ", ") throws ", ") -> ", ") const"] {
      if let start = name.firstRange(of: effect)?.lowerBound { return name[..<start] + ")" }
    }
    return name
  }

  /// `std::vector<int>::push_back(int&&)` as `std::vector::push_back`.
  static func bare(_ name: String) -> String {
    without(withoutArguments(name), open: "<", close: ">")
  }

  /// Leaves out what stands in brackets behind a name. Those of an operator's name stay, and where
  /// they are not balanced, all of them.
  private static func without(_ name: String, open: Character, close: Character) -> String {
    var short = ""
    var depth = 0
    var last: Character?
    var rest = name[...]
    while let character = rest.first {
      let symbol = depth == 0 && short.hasSuffix("operator") ? operatorSymbol(rest) : ""
      rest = rest.dropFirst(max(1, symbol.count))
      if !symbol.isEmpty {
        short += symbol
      } else if character == open, depth > 0 || isBehindName(last) {
        depth += 1
      } else if character == close, depth > 0, last != "-" {
        depth -= 1
      } else if depth == 0 {
        short.append(character)
      }
      last = symbol.last.map { _ in "_" } ?? character
    }
    return depth == 0 && !short.isEmpty ? short : name
  }

  /// `<<`, `()`, `->`; empty where none begins.
  private static func operatorSymbol(_ text: Substring) -> Substring {
    if text.hasPrefix("()") || text.hasPrefix("[]") { return text.prefix(2) }
    return text.prefix { "<>=-+*/%!&|^~,".contains($0) }
  }

  private static func isBehindName(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || "_>)]~".contains($0) } ?? false
  }
}
