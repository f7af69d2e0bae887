// SPDX-License-Identifier: Apache-2.0

/// Writes the mock of one protocol.
package struct MockText {
  /// `public`, `package`, or nothing for internal.
  package var access = ""
  /// Whether requirements with a default implementation are left to it.
  package var keepsDefaults = false

  package init(access: String = "", keepsDefaults: Bool = false) {
    self.access = access.isEmpty ? "" : "\(access) "
    self.keepsDefaults = keepsDefaults
  }

  /// The type and what belongs to it, as a person would write it. Lines are as long as they come: that
  /// is a formatter's to mend.
  package func text(for model: ProtocolModel) throws(Unmockable) -> String {
    let type = try type(for: model)
    guard let apart = try membersApart(for: model) else { return type }
    return "\(type)\n\(apart)"
  }

  /// The type alone.
  package func type(for model: ProtocolModel) throws(Unmockable) -> String {
    let (type, members) = try parts(of: model)
    let inside = sections(members, type, model)
    let body = inside.map { $0.joined(separator: "\n") }.joined(separator: "\n\n").indented
    let heading = "\(access)\(type.kind.rawValue) \(declaration(of: type, model))"
    return "/// A mock of `\(model.name)`.\n\(heading) {\(body.isEmpty ? "" : "\n\(body)\n")}\n"
  }

  /// The extension of the protocol with those members of the mock that have the name of their mock;
  /// `nil` without such.
  package func membersApart(for model: ProtocolModel) throws(Unmockable) -> String? {
    let (type, members) = try parts(of: model)
    let apart = members.filter(\.isApart)
    if apart.isEmpty { return nil }
    return "extension \(model.name) where Self == \(type.reference) {\n"
      + apart.map(\.member).joined(separator: "\n").indented + "\n}\n"
  }

  private func parts(
    of model: ProtocolModel
  ) throws(Unmockable) -> (MockType, [MockedMember]) {
    let type = try MockType(of: model)
    let requirements = mocked(model)
    try Mockability.check(requirements, of: model)
    let names = MockNames(requirements)
    let members = requirements.map { requirement in
      MockedMember(
        requirement, in: type, names: names, access: access, aliases: model.functionAliases)
    }
    return (type, members.filter { !$0.isPlainInitializer })
  }

  private func mocked(_ model: ProtocolModel) -> [Requirement] {
    model.requirements.filter { requirement in
      if keepsDefaults, requirement.hasDefault { return false }
      return !(isEquatable(model) && requirement.isEquality)
    }
  }

  private func isEquatable(_ model: ProtocolModel) -> Bool {
    !["Equatable", "Hashable", "Comparable"].allSatisfy { !model.inherited.contains($0) }
  }

  private func declaration(of type: MockType, _ model: ProtocolModel) -> String {
    var text = type.name
    if type.isGeneric {
      let items = type.parameters.map { parameter in
        parameter.bound.map { "\(parameter.name): \($0)" } ?? parameter.name
      }
      text += "<\(items.joined(separator: ", "))>"
    }
    let parents = [model.superclass, model.name].compactMap { $0 }.filter { !$0.isEmpty }
    text += ": \(parents.joined(separator: ", "))"
    return type.conditions.isEmpty
      ? text : text + " where \(type.conditions.joined(separator: ", "))"
  }

  private func sections(
    _ members: [MockedMember], _ type: MockType, _ model: ProtocolModel
  ) -> [[String]] {
    let identity = members.lazy.compactMap(\.storedName).first
    let needsIdentity = isEquatable(model) && type.kind != .finalClass && identity == nil
    var mocks = members.flatMap(\.mocks)
    if members.contains(where: \.needsTable) || needsIdentity {
      mocks.append("private let mocks = MockTable()")
    }
    let aliases = type.aliases.map { "\(access)typealias \($0.name) = \($0.type)" }
    let isolation = model.attributes.contains { $0.dropFirst().first?.isUppercase == true }
    let needsInitializer =
      !access.isEmpty
      || members.contains { member in
        if case .initializer = member.requirement.kind { return true }
        return false
      }
    let initializer =
      needsInitializer
      ? [
        "\(isolation ? "nonisolated " : "")"
          + (model.superclass == nil ? "\(access)init() {}" : "\(access)override init() {}")
      ]
      : []
    let equality =
      isEquatable(model)
      ? sameness(type, identity ?? "mocks", isHashable: model.inherited.contains("Hashable")) : []
    return [
      aliases, mocks, initializer, members.filter { !$0.isApart }.map(\.member), equality,
    ].filter { !$0.isEmpty }
  }

  /// A mock is equal to itself, and to copies of itself.
  private func sameness(_ type: MockType, _ name: String, isHashable: Bool) -> [String] {
    let isObject = type.kind != .structure
    let isolation = type.kind == .actor ? "nonisolated " : ""
    let member = isObject ? "" : ".\(name)"
    var lines = [
      "\(access)static func == (left: \(type.reference), right: \(type.reference)) -> Bool {\n"
        + "left\(member) === right\(member)\n}"
    ]
    if isHashable {
      lines.append(
        "\(access)\(isolation)func hash(into hasher: inout Hasher) {\n"
          + "hasher.combine(ObjectIdentifier(\(isObject ? "self" : name.ticked)))\n}")
    }
    return lines
  }
}

extension Requirement {
  /// What `Equatable` asks for.
  fileprivate var isEquality: Bool {
    kind == .infix && name == "==" && parameters.allSatisfy { $0.type.core == "Self" }
  }
}

extension String {
  /// Indented by its braces, two spaces each, and by two more.
  fileprivate var indented: String {
    var depth = 1
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = line.trimmed
      if text.hasPrefix("}") { depth -= 1 }
      let indent = String(repeating: "  ", count: text.isEmpty ? 0 : depth)
      let change = text.count { $0 == "{" } - text.count { $0 == "}" }
      depth += text.hasPrefix("}") ? change + 1 : change
      return indent + text
    }.joined(separator: "\n")
  }
}
