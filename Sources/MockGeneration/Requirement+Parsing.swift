// SPDX-License-Identifier: Apache-2.0

/// Something that no mock can be made of, and why.
package struct Unmockable: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

extension Requirement {
  private static let ignoredModifiers = [
    "override", "optional", "public", "package", "internal", "open", "dynamic",
  ]
  private static let keptModifiers = ["static", "mutating", "nonmutating", "nonisolated"]

  /// Reads the declaration of a requirement. Returns `nil` for what is none, such as an associated type.
  package init?(declaration text: String) throws(Unmockable) {
    var cursor = Cursor(text)
    self.init(name: "")
    while true {
      if cursor.next == "@" {
        readAttribute(&cursor)
      } else if cursor.take("nonisolated(nonsending)") {
        modifiers.append("nonisolated(nonsending)")
      } else if cursor.take("class func") {
        throw Unmockable("'\(text)' is no requirement of a protocol")
      } else if let word = Self.keptModifiers.first(where: { cursor.take($0) }) {
        modifiers.append(word)
      } else if cursor.take("prefix") {
        kind = .prefix
      } else if cursor.take("postfix") {
        kind = .postfix
      } else if !Self.ignoredModifiers.contains(where: { cursor.take($0) }) {
        break
      }
    }
    if cursor.take("func") {
      readFunction(&cursor)
    } else if cursor.take("var") {
      readProperty(&cursor)
    } else if cursor.take("subscript") {
      readSubscript(&cursor)
    } else if cursor.take("init") {
      readInitializer(&cursor)
    } else {
      return nil
    }
  }

  /// Gives its one function parameter the convention of C.
  mutating func markFunctionOfC(in name: String) throws(Unmockable) {
    let functions = parameters.indices.filter { parameters[$0].type.isFunction }
    guard functions.count == 1, let function = functions.first else {
      throw Unmockable(
        "\(name).\(fullName) cannot be mocked: one of its functions is @convention(c), and the symbol "
          + "graph does not say which; write this mock by hand, and leave it out with --except")
    }
    if !parameters[function].type.has("@convention(c)") {
      parameters[function].type.attributes.append("@convention(c)")
    }
  }

  private mutating func readAttribute(_ cursor: inout Cursor) {
    _ = cursor.take("@")
    var name = cursor.word() ?? ""
    while cursor.take(".") { name += "." + (cursor.word() ?? "") }
    let argument = cursor.bracketed("(", ")").map { "(\($0))" } ?? ""
    attributes.append("@\(name)\(argument)")
  }

  private mutating func readFunction(_ cursor: inout Cursor) {
    if let word = cursor.word() {
      name = word.bare
    } else {
      name = cursor.operatorName()
      if kind == .function { kind = .infix }
    }
    readGenerics(&cursor)
    readParameters(&cursor, areLabelled: kind == .function)
    readEffects(&cursor)
    readResult(&cursor)
    readConditions(&cursor)
  }

  private mutating func readProperty(_ cursor: inout Cursor) {
    kind = .property
    name = (cursor.word() ?? "").bare
    _ = cursor.take(":")
    result = TypeText(cursor.until("{").tidied)
    readAccessors(&cursor)
  }

  private mutating func readSubscript(_ cursor: inout Cursor) {
    kind = .subscripting
    name = "subscript"
    readGenerics(&cursor)
    readParameters(&cursor, areLabelled: false)
    readResult(&cursor)
    readConditions(&cursor)
    readAccessors(&cursor)
  }

  private mutating func readInitializer(_ cursor: inout Cursor) {
    let isFailable = cursor.take("?") || cursor.take("!")
    kind = .initializer(isFailable: isFailable)
    name = "init"
    readGenerics(&cursor)
    readParameters(&cursor, areLabelled: true)
    readEffects(&cursor)
    readConditions(&cursor)
  }

  private mutating func readGenerics(_ cursor: inout Cursor) {
    for item in (cursor.bracketed("<", ">") ?? "").listed {
      let parts = item.tidied.split(at: ":")
      generics.append(
        GenericParameter(name: parts[0], bound: parts.count > 1 ? parts[1] : nil))
    }
  }

  /// - Parameter areLabelled: Whether one name alone is a label too.
  private mutating func readParameters(_ cursor: inout Cursor, areLabelled: Bool) {
    for (index, item) in (cursor.bracketed("(", ")") ?? "").listed.enumerated() {
      var cursor = Cursor(item)
      let first = (cursor.word() ?? "_").bare
      let second = cursor.word()?.bare
      _ = cursor.take(":")
      var text = cursor.until("=").tidied
      let isVariadic = text.hasSuffix("...")
      if isVariadic { text.removeLast(3) }
      let label = second == nil && !areLabelled ? "_" : first
      let name = second ?? first
      parameters.append(
        Parameter(
          label: label, name: name == "_" ? "argument\(index + 1)" : name, type: TypeText(text),
          isVariadic: isVariadic))
    }
  }

  private mutating func readEffects(_ cursor: inout Cursor) {
    if cursor.take("async") { effects.isAsync = true }
    if cursor.take("rethrows") { effects.throwing = .asGiven }
    if cursor.take("throws") {
      let type = cursor.bracketed("(", ")")
      switch type {
      case nil, "any Error", "Error", "any Swift.Error": effects.throwing = .any
      case "Never": break
      case let type?: effects.throwing = .only(type)
      }
    }
  }

  private mutating func readResult(_ cursor: inout Cursor) {
    guard cursor.take("->") else { return }
    result = TypeText(cursor.until("{", orWords: ["where"]).tidied)
    if result.core == "()" { result.core = "Void" }
  }

  private mutating func readConditions(_ cursor: inout Cursor) {
    guard cursor.take("where") else { return }
    conditions = cursor.until("{").tidied.listed
  }

  private mutating func readAccessors(_ cursor: inout Cursor) {
    guard cursor.take("{") else { return }
    while cursor.next != "}", !cursor.isAtEnd {
      if cursor.take("get") {
        readEffects(&cursor)
      } else if cursor.take("set") {
        isSettable = true
      } else if cursor.word() == nil {
        break
      }
    }
  }
}

extension String {
  /// Without backticks.
  var bare: String { filter { $0 != "`" } }
}
