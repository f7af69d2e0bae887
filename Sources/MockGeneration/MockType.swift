// SPDX-License-Identifier: Apache-2.0

/// The type that a mock of a protocol is: its name, what kind of type, and what is left open in it.
struct MockType {
  enum Kind: String {
    case structure = "struct"
    case finalClass = "final class"
    case actor = "actor"
  }

  let name: String
  let kind: Kind
  /// Generic parameters: associated types that the test chooses.
  var parameters: [ProtocolModel.AssociatedType] = []
  /// Associated types that are settled, by the protocol or by a default.
  var aliases: [(name: String, type: String)] = []
  var conditions: [String] = []
  /// Whether an extension of the protocol can be for this type alone. With associated types, the
  /// compiler often calls `Self == MockNumbers<Iterator>` recursive.
  var canBeExtended: Bool { !isGeneric }

  /// As it is written where it is used, such as `MockStore<Element>`.
  var reference: String {
    parameters.isEmpty ? name : "\(name)<\(parameters.map(\.name).joined(separator: ", "))>"
  }

  var isGeneric: Bool { !parameters.isEmpty }

  init(of model: ProtocolModel) throws(Unmockable) {
    let base = model.name.split(separator: ".").last.map(String.init) ?? model.name
    name = "Mock\(base.bare)"
    let inherited = Set(model.inherited)
    if inherited.contains("DistributedActor") {
      throw Unmockable(
        "\(model.name) cannot be mocked: it is a distributed actor, which needs an actor system")
    }
    kind =
      inherited.contains("Actor")
      ? .actor
      : inherited.contains("AnyObject") || model.superclass != nil ? .finalClass : .structure
    settle(model)
  }

  /// Decides which associated types the test chooses.
  private mutating func settle(_ model: ProtocolModel) {
    let names = Set(model.associatedTypes.map(\.name))
    let conditions = (model.conditions + model.associatedTypes.flatMap(\.conditions))
      .map { $0.renaming([:]) }
    var settled: [String: String] = [:]
    var open: [String] = []
    for condition in conditions {
      let sides = condition.split(at: "==").map(\.trimmed)
      if sides.count == 2, let (name, type) = Self.settlement(sides, among: names, settled) {
        settled[name] = type
      } else if !open.contains(condition) {
        open.append(condition)
      }
    }
    for type in model.associatedTypes where settled[type.name] == nil {
      if let fallback = type.fallback { settled[type.name] = fallback.renaming([:]) }
    }
    let own = name
    aliases = model.associatedTypes.compactMap { type in
      settled[type.name].map { (type.name, $0.renaming(["Self": own])) }
    }
    parameters = Self.ordered(
      model.associatedTypes.filter { settled[$0.name] == nil }, first: model.primary)
    let written = settled.mapValues { $0.renaming(settled) }
    self.conditions = open.map { $0.renaming(written) }.filter { condition in
      !condition.words.isDisjoint(with: parameters.map(\.name))
    }
    for index in aliases.indices {
      aliases[index].type = aliases[index].type.renaming(["Self": reference])
    }
  }

  /// An associated type for which there is but one type, and that type.
  private static func settlement(
    _ sides: [String], among names: Set<String>, _ settled: [String: String]
  ) -> (String, String)? {
    for (name, type) in [(sides[0], sides[1]), (sides[1], sides[0])]
    where names.contains(name) && settled[name] == nil && !type.words.contains(name) {
      let isMember = type.contains(".") && !type.words.isDisjoint(with: names)
      if !isMember { return (name, type) }
    }
    return nil
  }

  private static func ordered(
    _ types: [ProtocolModel.AssociatedType], first names: [String]
  ) -> [ProtocolModel.AssociatedType] {
    names.compactMap { name in types.first { $0.name == name } }
      + types.filter { !names.contains($0.name) }
  }
}
