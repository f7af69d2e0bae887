// SPDX-License-Identifier: Apache-2.0

extension SymbolGraph {
  /// A protocol that was found, and the modules that its requirements speak of.
  package struct Found: Sendable {
    package var model: ProtocolModel
    package var imports: Set<String>

    package init(model: ProtocolModel, imports: Set<String>) {
      self.model = model
      self.imports = imports
    }
  }

  /// The names of the protocols of a module that can be seen at such a level.
  package func protocols(of module: String) -> [String] {
    symbols.values.filter { $0.kind == "protocol" && Self.isOf(module, $0.identifier) }
      .map { $0.path.joined(separator: ".") }.sorted()
  }

  private static func isOf(_ module: String, _ identifier: String) -> Bool {
    identifier.hasPrefix("s:\(module.utf8.count)\(module)")
      || Symbol.module(of: identifier) == nil
  }

  /// The modules whose graphs are needed besides, to know all that a protocol asks for.
  package func missingModules(for names: [String]) throws(Unmockable) -> Set<String> {
    var missing: Set<String> = []
    for name in names {
      for parent in try parents(of: symbol(named: name)) where symbols[parent.identifier] == nil {
        let path = parent.name.split(separator: ".").map(String.init)
        guard path.count > 1, try standard(parent) == nil else { continue }
        missing.insert(path[0])
      }
    }
    return missing.subtracting(modules)
  }

  /// A protocol, with all that it inherits.
  ///
  /// - Parameter isTestable: Whether the module is imported so that classes can be inherited from that
  ///   are not open.
  package func found(_ name: String, isTestable: Bool = false) throws(Unmockable) -> Found {
    let symbol = try symbol(named: name)
    var found = try own(symbol, keepsDefaults: false)
    for parent in parents(of: symbol) {
      if let known = try standard(parent) {
        found.model.inherit(known)
        found.model.inherited.append(contentsOf: [parent.shortName])
      } else if let other = symbols[parent.identifier] {
        let inherited = try own(other, keepsDefaults: parent.isOfToolchain)
        found.model.inherit(inherited.model)
        found.imports.formUnion(inherited.imports)
      } else {
        throw Unmockable("\(name) refines \(parent.name), of which there is no symbol graph")
      }
    }
    if let superclass = superclasses[symbol.identifier] {
      found.model.superclass = try inheritable(superclass, by: name, isTestable)
    }
    return found
  }

  private func inheritable(
    _ identifier: String, by name: String, _ isTestable: Bool
  ) throws(Unmockable) -> String {
    guard let superclass = symbols[identifier] else {
      throw Unmockable("\(name) cannot be mocked: its class is of a module without a symbol graph")
    }
    let path = superclass.path.joined(separator: ".")
    guard superclass.access == "open" || isTestable else {
      throw Unmockable(
        "\(name) cannot be mocked: its class \(path) is not open; with --testable it can be "
          + "inherited, and --except \(name) leaves it out")
    }
    return path
  }

  private func parents(of symbol: Symbol) -> [Parent] { parents[symbol.identifier] ?? [] }

  private func symbol(named name: String) throws(Unmockable) -> Symbol {
    let all = symbols.values.filter { $0.kind == "protocol" }
    let path = name.split(separator: ".").map(String.init)
    let symbol =
      all.first { $0.path == path } ?? all.first { $0.path.last == name }
    if let symbol { return symbol }
    throw Unmockable("there is no protocol \(name)")
  }

  private func standard(_ parent: Parent) throws(Unmockable) -> ProtocolModel? {
    guard parent.name.hasPrefix("Swift.") || parent.name.hasPrefix("_Concurrency.") else {
      return nil
    }
    return try StandardProtocols.named(parent.shortName)
  }

  /// What a protocol itself declares.
  private func own(_ symbol: Symbol, keepsDefaults: Bool) throws(Unmockable) -> Found {
    var model = try ProtocolModel(
      declaration: symbol.declaration, name: symbol.path.joined(separator: "."))
    var references = symbol.references.union([symbol.identifier])
    for identifier in requirements[symbol.identifier] ?? [] {
      guard let member = symbols[identifier] else { continue }
      let hasDefault = withDefault.contains(identifier)
      if keepsDefaults, hasDefault || member.path.last?.hasPrefix("_") == true { continue }
      try model.add(
        member: member.declaration, hasDefault: hasDefault, isOfC: member.takesFunctionOfC)
      references.formUnion(member.references)
    }
    for reference in references {
      guard let alias = symbols[reference], alias.kind == "typealias",
        let type = alias.declaration.split(separator: "=", maxSplits: 1).last,
        TypeText(String(type)).isFunction
      else { continue }
      model.functionAliases[alias.path.joined(separator: ".")] = String(type).tidied
    }
    return Found(model: model, imports: Set(references.compactMap(Symbol.module(of:))))
  }
}

extension SymbolGraph.Parent {
  var shortName: String { String(name.drop { $0 != "." }.dropFirst()) }

  /// Whether it comes with the compiler: its defaults are everybody's.
  var isOfToolchain: Bool {
    let module = name.prefix { $0 != "." }
    return module == "Swift" || module.hasPrefix("_") || module.hasPrefix("Foundation")
  }
}
