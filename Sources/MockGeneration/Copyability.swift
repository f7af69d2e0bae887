// SPDX-License-Identifier: Apache-2.0

/// Looks for values that cannot be copied: a mock keeps the arguments of its calls, and its answers.
enum Copyability {
  static func check(_ requirements: [Requirement], of model: ProtocolModel) throws(Unmockable) {
    for requirement in requirements {
      let bounds = requirement.generics.compactMap(\.bound) + requirement.conditions
      let suppressed = bounds.first { $0.contains("~Copyable") || $0.contains("~Escapable") }
      if let suppressed {
        throw refusal(requirement, of: model, "has values that cannot be copied (\(suppressed))")
      }
    }
  }

  private static func refusal(
    _ requirement: Requirement, of model: ProtocolModel, _ reason: String
  ) -> Unmockable {
    Unmockable(
      "\(model.name).\(requirement.fullName) cannot be mocked: it \(reason), and a mock keeps the "
        + "arguments of its calls; write this mock by hand, and leave it out with --except")
  }
}
