// SPDX-License-Identifier: Apache-2.0

/// What the mocks of a protocol's requirements are called.
///
/// A mock has the name of its function. Where several functions have one name, their labels are added,
/// and where these are the same too, the types of their parameters, and then of the result.
struct MockNames {
  private var names: [String: String] = [:]

  init(_ requirements: [Requirement]) {
    let groups = Dictionary(grouping: requirements, by: Self.base)
    var taken: Set<String> = []
    for requirement in requirements {
      let group = groups[Self.base(requirement)] ?? []
      let choices = [Self.base, Self.withLabels, Self.withTypes, Self.withResult]
      let choice = choices.map { name in
        (name(requirement), group.count { name($0) == name(requirement) })
      }
      // Alone among its own at this length of name.
      let level = group.count == 1 ? 0 : 1
      var name = choice[level...].first { $0.1 == 1 }?.0 ?? choice[3].0
      if group.count == 1 { name = choice[0].0 }
      let first = name
      var number = 2
      while taken.contains(name) {
        name = "\(first)\(number)"
        number += 1
      }
      taken.insert(name)
      names[requirement.signature] = name
    }
  }

  /// The name of the mock that answers: the getter's, for a property or a subscript.
  func name(of requirement: Requirement) -> String {
    let name = names[requirement.signature] ?? requirement.name
    return requirement.kind == .subscripting || requirement.isSettable
      ? "get\(name.capitalized)" : name
  }

  /// The name of the mock that is told what is set.
  func setter(of requirement: Requirement) -> String {
    "set\((names[requirement.signature] ?? requirement.name).capitalized)"
  }

  // MARK: From short to long

  private static func base(_ requirement: Requirement) -> String {
    switch requirement.kind {
    case .initializer: "initializer"
    case .infix: word(requirement.name)
    case .prefix: "prefix\(word(requirement.name).capitalized)"
    case .postfix: "postfix\(word(requirement.name).capitalized)"
    case .function, .property, .subscripting: requirement.name
    }
  }

  private static func withLabels(_ requirement: Requirement) -> String {
    let labels = requirement.parameters.map(\.label).filter { $0 != "_" }
    return base(requirement) + labels.map(\.capitalized).joined()
  }

  private static func withTypes(_ requirement: Requirement) -> String {
    let parts = requirement.parameters.map { parameter in
      (parameter.label == "_" ? "" : parameter.label.capitalized) + readable(parameter.type.core)
    }
    return base(requirement) + parts.joined()
  }

  private static func withResult(_ requirement: Requirement) -> String {
    withTypes(requirement) + "Returning" + readable(requirement.result.core)
      + (requirement.effects.isAsync ? "Later" : "")
  }

  /// A type's words: `[String: Int]` is `StringInt`.
  private static func readable(_ type: String) -> String {
    type.split { !$0.isWordPart }.filter { !["some", "any", "Self"].contains($0) }
      .map { String($0).capitalized }.joined()
  }

  private static let symbols: [Character: String] = [
    "+": "Plus", "-": "Minus", "*": "Times", "/": "Slash", "=": "Equals", "<": "Less",
    ">": "Greater", "!": "Bang", "&": "And", "|": "Or", "^": "Caret", "~": "Tilde",
    "%": "Percent", ".": "Dot", "?": "Question",
  ]

  /// An operator in words.
  private static func word(_ name: String) -> String {
    if name == "==" { return "equals" }
    let words = name.map { symbols[$0] ?? "Symbol" }.joined()
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
