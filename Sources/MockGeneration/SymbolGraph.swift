// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// What the compiler tells of a module, as far as mocks are concerned: its protocols, and their members.
package struct SymbolGraph: Sendable {
  struct Symbol: Sendable {
    let identifier: String
    let kind: String
    let path: [String]
    let access: String
    let declaration: String
    /// Where the types in the declaration come from.
    let references: Set<String>
    /// Whether it is an extension's that holds for some types only.
    let isConditional: Bool
  }

  /// A protocol that another one refines.
  package struct Parent: Hashable, Sendable {
    let identifier: String
    /// Such as `Swift.Hashable`.
    let name: String
  }

  var symbols: [String: Symbol] = [:]
  /// The requirements of each protocol, in the order of the source.
  var requirements: [String: [String]] = [:]
  var parents: [String: [Parent]] = [:]
  var superclasses: [String: String] = [:]
  var withDefault: Set<String> = []
  var modules: Set<String> = []

  package init() {}

  private static let ignored: Set<String> = [
    "names", "docComment", "functionSignature", "location", "availability", "spi",
  ]

  /// Adds what a file of `swift symbolgraph-extract` has.
  package mutating func add(_ bytes: [UInt8]) throws(Unmockable) {
    guard let document = JSONValue(bytes, without: Self.ignored) else {
      throw Unmockable("the symbol graph is no JSON, or is cut off")
    }
    guard let module = document["module"]?["name"]?.text, document["symbols"] != nil else {
      throw Unmockable("the symbol graph has no module or no symbols")
    }
    modules.insert(module)
    for item in document["symbols"]?.list ?? [] {
      guard let symbol = Symbol(item) else { continue }
      symbols[symbol.identifier] = symbol
    }
    for item in document["relationships"]?.list ?? [] { add(relationship: item) }
  }

  private mutating func add(relationship: JSONValue) {
    guard let source = relationship["source"]?.text, let target = relationship["target"]?.text
    else { return }
    let name =
      relationship["targetFallback"]?.text ?? symbols[target]?.path.joined(separator: ".")
    switch relationship["kind"]?.text {
    case "requirementOf", "optionalRequirementOf":
      requirements[target, default: []].append(source)
    case "memberOf" where symbols[source]?.kind == "associatedtype":
      requirements[target, default: []].append(source)
    case "conformsTo":
      parents[source, default: []].append(Parent(identifier: target, name: name ?? target))
    case "inheritsFrom":
      superclasses[source] = target
    case "defaultImplementationOf" where symbols[source]?.isConditional != true:
      withDefault.insert(target)
    default:
      break
    }
  }
}

extension SymbolGraph.Symbol {
  init?(_ item: JSONValue) {
    guard let identifier = item["identifier"]?["precise"]?.text,
      let kind = item["kind"]?["identifier"]?.text
    else { return nil }
    self.identifier = identifier
    self.kind = kind.hasPrefix("swift.") ? String(kind.dropFirst(6)) : kind
    path = item["pathComponents"]?.list?.compactMap(\.text) ?? []
    access = item["accessLevel"]?.text ?? "public"
    let fragments = item["declarationFragments"]?.list ?? []
    let text = fragments.compactMap { $0["spelling"]?.text }.joined()
    declaration = Self.completed(text, kind: self.kind, identifier: identifier)
    references = Set(fragments.compactMap { $0["preciseIdentifier"]?.text })
    isConditional =
      item["swiftExtension"]?["constraints"].map { $0.list?.isEmpty == false } ?? false
  }

  /// What the declaration in a graph leaves out and the mangled name has: on which side an operator
  /// stands, and that a function is one of C.
  private static func completed(_ text: String, kind: String, identifier: String) -> String {
    if kind == "func.op", let range = text.firstRange(of: "func ") {
      let side =
        identifier.contains(/\d+[a-z]+op/)
        ? "prefix " : identifier.contains(/\d+[a-z]+oP/) ? "postfix " : ""
      return text.replacingCharacters(in: range, with: side + "func ")
    }
    return text
  }

  /// Whether a parameter is a function pointer, which only the mangled name tells.
  var takesFunctionOfC: Bool {
    declaration.contains("->") && identifier.contains(/[A-Za-z_]XC[A-Z_t]/)
  }

  /// The module that a symbol is from, by its mangled name; `nil` for what needs no import, or is C.
  static func module(of identifier: String) -> String? {
    guard identifier.hasPrefix("s:") else { return nil }
    let rest = identifier.dropFirst(2)
    guard let length = Int(rest.prefix { $0.isNumber }), length > 0 else { return nil }
    let name = String(rest.drop { $0.isNumber }.prefix(length))
    if name.hasPrefix("_") { return nil }
    return name.hasPrefix("Foundation") ? "Foundation" : name
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
