// SPDX-License-Identifier: Apache-2.0

/// What is known of a protocol: its own declaration, or with all that it inherits.
package struct ProtocolModel: Equatable, Sendable {
  package struct AssociatedType: Equatable, Sendable {
    package var name: String
    /// The protocols that it conforms to, joined by `&`.
    var bound: String?
    var fallback: String?
    var conditions: [String] = []
  }

  /// With the types around it, such as `Outer.Nested`.
  package var name: String
  var attributes: [String] = []
  /// The associated types between angle brackets, which users name first.
  var primary: [String] = []
  package var inherited: [String] = []
  var conditions: [String] = []
  package var associatedTypes: [AssociatedType] = []
  package var requirements: [Requirement] = []
  /// The class that conforming types have to inherit from.
  package var superclass: String?
  /// Types of functions that have a name of their own: a closure can hide behind it.
  package var functionAliases: [String: String] = [:]

  /// Reads a declaration up to its brace.
  package init(declaration text: String, name: String? = nil) throws(Unmockable) {
    var cursor = Cursor(text)
    self.name = ""
    while !cursor.take("protocol") {
      if cursor.next == "@" {
        _ = cursor.take("@")
        let word = cursor.word() ?? ""
        attributes.append("@\(word)\(cursor.bracketed("(", ")").map { "(\($0))" } ?? "")")
      } else if cursor.word() == nil {
        throw Unmockable("'\(text)' does not declare a protocol")
      }
    }
    let word = cursor.word() ?? ""
    self.name = name ?? word
    primary = (cursor.bracketed("<", ">") ?? "").listed
    if cursor.take(":") {
      inherited = cursor.until("{", orWords: ["where"]).tidied.listed.flatMap {
        $0.split(at: "&")
      }
    }
    if cursor.take("where") { conditions = cursor.until("{").tidied.listed }
  }

  /// Reads the declaration of a member, and adds it.
  ///
  /// - Parameter isOfC: Whether it takes a function pointer, though the declaration does not say so.
  package mutating func add(
    member text: String, hasDefault: Bool = false, isOfC: Bool = false
  ) throws(Unmockable) {
    if var requirement = try Requirement(declaration: text) {
      if isOfC { try requirement.markFunctionOfC(in: name) }
      requirement.hasDefault = hasDefault
      add(requirement)
    } else if let type = AssociatedType(declaration: text) {
      add(type)
    }
  }

  /// Adds one that is not there yet: the first is that of the protocol nearest to the mock.
  package mutating func add(_ requirement: Requirement) {
    guard let old = requirements.firstIndex(where: { $0.signature == requirement.signature }) else {
      return requirements.append(requirement)
    }
    if requirement.isSettable { requirements[old].isSettable = true }
    requirements[old].hasDefault = requirements[old].hasDefault || requirement.hasDefault
  }

  mutating func add(_ type: AssociatedType) {
    guard let old = associatedTypes.firstIndex(where: { $0.name == type.name }) else {
      return associatedTypes.append(type)
    }
    let bounds = [associatedTypes[old].bound, type.bound].compactMap { $0 }
      .flatMap { $0.split(at: "&") }
    associatedTypes[old].bound =
      bounds.isEmpty ? nil : Set(bounds).sorted().joined(separator: " & ")
    associatedTypes[old].fallback = associatedTypes[old].fallback ?? type.fallback
    associatedTypes[old].conditions += type.conditions
  }

  /// Takes over what another protocol asks for, which this one refines.
  package mutating func inherit(_ other: ProtocolModel) {
    for type in other.associatedTypes { add(type) }
    for requirement in other.requirements { add(requirement) }
    conditions += other.conditions
    inherited += other.inherited.filter { !inherited.contains($0) }
    attributes += other.attributes
    functionAliases.merge(other.functionAliases) { own, _ in own }
  }
}

extension ProtocolModel.AssociatedType {
  init?(declaration text: String) {
    var cursor = Cursor(text)
    while cursor.next == "@" {
      _ = cursor.take("@")
      _ = cursor.word()
    }
    _ = cursor.take("override")
    guard cursor.take("associatedtype"), let name = cursor.word() else { return nil }
    self.name = name
    if cursor.take(":") {
      let bounds = cursor.until("=", orWords: ["where"]).tidied.listed
      let known = bounds.filter { !$0.hasPrefix("~") }
      bound = known.isEmpty ? nil : known.joined(separator: " & ")
    }
    if cursor.take("=") { fallback = cursor.until("{", orWords: ["where"]).tidied }
    if cursor.take("where") { conditions = cursor.rest().tidied.listed }
  }
}
