// SPDX-License-Identifier: Apache-2.0

/// Looks for what no mock can have: values that cannot be copied, since a mock keeps the arguments of its
/// calls, and its answers; and what cannot be written in the type of a ``Mock``.
enum Mockability {
  static func check(_ requirements: [Requirement], of model: ProtocolModel) throws(Unmockable) {
    for requirement in requirements {
      if let reason = uncopied(requirement) {
        throw refusal(
          requirement, of: model, "\(reason), and a mock keeps the arguments of its calls")
      }
      if let reason = unwritable(requirement) { throw refusal(requirement, of: model, reason) }
    }
  }

  private static func uncopied(_ requirement: Requirement) -> String? {
    let bounds = requirement.generics.compactMap(\.bound) + requirement.conditions
    let suppressed = bounds.first { $0.contains("~Copyable") || $0.contains("~Escapable") }
    if let suppressed { return "has values that cannot be copied (\(suppressed))" }
    let view = types(requirement).lazy.compactMap { $0.words.intersection(views).min() }.first
    return view.map { "has a \($0), which does not outlive a call" }
  }

  /// The standard library's types that cannot escape.
  private static let views: Set = [
    "Span", "RawSpan", "UTF8Span", "MutableSpan", "MutableRawSpan", "OutputSpan", "OutputRawSpan",
  ]

  private static func unwritable(_ requirement: Requirement) -> String? {
    let names = requirement.generics.map(\.name)
    if let value = names.first(where: { $0.hasPrefix("let ") }) {
      return "has a value, \(value.dropFirst(4)), among its generic parameters"
    }
    let packs = Set(names.filter { $0.hasPrefix("each ") }.map { String($0.dropFirst(5)) })
    let mixed = types(requirement).first { $0.words.intersection(packs).count > 1 }
    return mixed.map { "has several packs in one type (\($0))" }
  }

  private static func types(_ requirement: Requirement) -> [String] {
    requirement.parameters.map(\.type.core) + [requirement.result.core]
  }

  private static func refusal(
    _ requirement: Requirement, of model: ProtocolModel, _ reason: String
  ) -> Unmockable {
    Unmockable(
      "\(model.name).\(requirement.fullName) cannot be mocked: it \(reason); write this mock by hand, "
        + "and leave it out with --except")
  }
}
