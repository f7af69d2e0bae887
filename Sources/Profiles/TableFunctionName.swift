// SPDX-License-Identifier: Apache-2.0

/// A function's name, shorter.
enum FunctionName {
  /// `std::vector<int>::push_back(int&&)` as `std::vector<int>::push_back`.
  static func withoutArguments(_ name: String) -> String {
    without(withoutEffects(name), open: "(", close: ")")
  }

  /// The last part of a path.
  static func file(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What stands behind a Swift function's parameters: ` async throws -> Page`.
  private static func withoutEffects(_ name: String) -> String {
    for effect in [") async ", ") throws ", ") -> "] {
      if let start = name.firstRange(of: effect)?.lowerBound { return name[..<start] + ")" }
    }
    return name
  }

  /// `std::vector<int>::push_back(int&&)` as `std::vector::push_back`.
  static func bare(_ name: String) -> String {
    without(withoutArguments(name), open: "<", close: ">")
  }

  /// Leaves out what stands in brackets behind a name. What is not balanced is no bracket
  /// (`operator<`, `operator->`), and the name is left as it is.
  private static func without(_ name: String, open: Character, close: Character) -> String {
    var short = ""
    var depth = 0
    var last: Character?
    for character in name {
      if character == open, depth > 0 || isBehindName(last) {
        depth += 1
      } else if character == close, depth > 0, last != "-" {
        depth -= 1
      } else if depth == 0 {
        short.append(character)
      }
      last = character
    }
    let isWhole = depth == 0 && !short.isEmpty && !name.contains("operator")
    return isWhole ? short : name
  }

  private static func isBehindName(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || "_>)]~".contains($0) } ?? false
  }
}
