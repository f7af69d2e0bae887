// SPDX-License-Identifier: Apache-2.0

/// One requirement in a mock: the mock of it, and the member that calls that.
struct MockedMember {
  let requirement: Requirement
  let type: MockType
  /// What its mock is called.
  let name: String
  let setter: String
  /// What is written in front of a declaration: an access level with a space, or nothing.
  let access: String
  let aliases: [String: String]

  /// Whether the mock and the member would be one declaration for the compiler: the member then goes
  /// to an extension of the protocol.
  let isApart: Bool

  /// Generic parameters, those included that `some` makes.
  private let generics: [Requirement.GenericParameter]
  private let parameters: [Requirement.Parameter]

  init(
    _ requirement: Requirement, in type: MockType, names: MockNames, access: String,
    aliases: [String: String]
  ) {
    self.requirement = requirement
    self.type = type
    self.access = access
    self.aliases = aliases
    let name = names.name(of: requirement)
    let isTwice =
      name == requirement.name && requirement.generics.isEmpty
      && (requirement.kind == .property
        || requirement.kind == .function && requirement.parameters.isEmpty)
    isApart = isTwice && type.canBeExtended
    self.name = isTwice && !type.canBeExtended ? "\(name)Mock" : name
    setter = names.setter(of: requirement)
    var generics = requirement.generics.map { generic in
      var generic = generic
      generic.bound = generic.bound?.renaming(["Self": type.reference])
      return generic
    }
    parameters = requirement.parameters.map { parameter in
      var parameter = parameter
      let named = parameter.type.core.renaming(["Self": type.reference])
      parameter.type.core = named.namingOpaqueTypes(&generics)
      return parameter
    }
    self.generics = generics
  }

  private var isGeneric: Bool { !generics.isEmpty }

  private var result: TypeText {
    var result = requirement.result
    result.core = result.core.renaming(["Self": type.reference])
    return result
  }

  /// Nothing to mock: any type that can be made at all has it.
  var isPlainInitializer: Bool {
    if case .initializer = requirement.kind { return requirement.parameters.isEmpty }
    return false
  }

  // MARK: The mocks

  /// The declarations of the mocks.
  var mocks: [String] {
    let answer = mock(name, arguments: argumentTypes, result: answerType, effects: effects)
    guard requirement.isSettable else { return [answer] }
    return [
      answer,
      mock(setter, arguments: argumentTypes + [result.stored], result: "Void", effects: ""),
    ]
  }

  private func mock(
    _ name: String, arguments: [String], result: String, effects: String
  ) -> String {
    let signature = "Mock<(\(arguments.joined(separator: ", ")))\(effects) -> \(result)>"
    let title = "\"\(title(name))\""
    let isShared = requirement.isStatic || isInitializer
    let prefix = access + (isShared ? "static " : "")
    let table = isShared ? "MockTable.shared(for: \(type.reference).self)" : "mocks"
    if isGeneric {
      return """
        \(prefix)func \(name.ticked)\(genericClause)(\(typeParameters)) -> \(signature)\(conditions) {
        \(table).mock(\(title))
        }
        """
    }
    if isShared, type.isGeneric {
      return "\(prefix)var \(name.ticked): \(signature) { \(table).mock(\(title)) }"
    }
    // As an expression, such a type does not parse.
    if signature.contains("nonisolated(nonsending)") {
      return "\(prefix)let \(name.ticked): \(signature) = Mock(\(title))"
    }
    return "\(prefix)let \(name.ticked) = \(signature)(\(title))"
  }

  /// What the function is called in findings.
  private func title(_ name: String) -> String {
    switch requirement.kind {
    case _ where name == setter && requirement.isSettable: setter
    case .function, .property, .infix, .prefix, .postfix, .initializer: requirement.name
    case .subscripting: "subscript"
    }
  }

  /// Whether a mock needs a table to be kept in.
  var needsTable: Bool { isGeneric && !requirement.isStatic && !isInitializer }

  /// A stored mock that each value has its own of.
  var storedName: String? {
    isGeneric || requirement.isStatic || isInitializer ? nil : name
  }

  private var isInitializer: Bool {
    if case .initializer = requirement.kind { return true }
    return false
  }

  private var answerType: String {
    switch requirement.kind {
    case .initializer(isFailable: true): "Bool"
    case .initializer(isFailable: false): "Void"
    default: result.stored
    }
  }

  private var effects: String {
    let isAsync = requirement.effects.isAsync ? " async" : ""
    return switch requirement.effects.throwing {
    case .never, .asGiven: isAsync
    case .any: isAsync + " throws"
    case .only(let error): isAsync + " throws(\(error.renaming(["Self": type.reference])))"
    }
  }

  private var isBundled: Bool { parameters.count + (requirement.isSettable ? 1 : 0) > 8 }

  /// More arguments than an expectation can have are one tuple.
  private var argumentTypes: [String] {
    guard isBundled else { return parameters.map(argumentType) }
    let elements = parameters.map { parameter in
      var type = TypeText(argumentType(parameter))
      type = type.without("@escaping")
      return "\(parameter.name.ticked): \(type.text)"
    }
    return ["(\(elements.joined(separator: ", ")))"]
  }

  private func argumentType(_ parameter: Requirement.Parameter) -> String {
    if parameter.isVariadic { return "[\(parameter.type.without("@escaping").storedElement)]" }
    if parameter.type.has("inout") { return "UnsafeMutablePointer<\(parameter.type.stored)>" }
    switch passing(of: parameter) {
    case .evaluated: return parameter.type.returned.type
    case .lent: return "Lent<\(parameter.type.without("@autoclosure").text)>"
    case .plain, .pointed: return parameter.type.without("@autoclosure").stored
    }
  }

  // MARK: The member

  private enum Passing { case plain, pointed, lent, evaluated }

  private func passing(of parameter: Requirement.Parameter) -> Passing {
    if parameter.type.has("inout") { return .pointed }
    let isFunction = parameter.type.isFunction || aliases[parameter.type.core] != nil
    guard isFunction, !parameter.isVariadic else { return .plain }
    if parameter.type.has("@autoclosure"), isEvaluable(parameter.type.returned.effects) {
      return .evaluated
    }
    return parameter.type.has("@escaping") ? .plain : .lent
  }

  /// Whether the function can do what an autoclosure may do.
  private func isEvaluable(_ effects: String) -> Bool {
    let words = effects.words
    if words.contains("async"), !requirement.effects.isAsync { return false }
    return !words.contains("throws") || requirement.effects.throwing == .any
  }

  private var genericClause: String {
    guard isGeneric else { return "" }
    let items = generics.map { generic in
      generic.bound.map { "\(generic.name): \($0)" } ?? generic.name
    }
    return "<\(items.joined(separator: ", "))>"
  }

  private var conditions: String {
    let conditions = requirement.conditions.map { $0.renaming(["Self": type.reference]) }
    return conditions.isEmpty ? "" : " where \(conditions.joined(separator: ", "))"
  }

  private var typeParameters: String {
    generics.enumerated().map { index, generic in
      let type =
        generic.isPack ? "repeat (each \(generic.bareName)).Type" : "\(generic.name).Type"
      return "\(index == 0 ? "for" : "_"): \(type)"
    }.joined(separator: ", ")
  }

  private var typeArguments: String {
    generics.enumerated().map { index, generic in
      let type =
        generic.isPack ? "repeat (each \(generic.bareName)).self" : "\(generic.name).self"
      return (index == 0 ? "for: " : "") + type
    }.joined(separator: ", ")
  }

  /// The mock, as the member gets at it.
  private func receiver(_ name: String) -> String {
    let isShadowed = parameters.contains { $0.name == name }
    let owner = isInitializer ? "Self." : isApart || isShadowed ? "self." : ""
    let mock = owner.isEmpty ? name.ticked : owner + name.tickedAsMember
    return isGeneric ? "\(mock)(\(typeArguments))" : mock
  }

  private var leading: String {
    let attributes = requirement.attributes.map { "\($0) " }.joined()
    let modifiers = requirement.modifiers.filter { $0 != "mutating" && $0 != "nonmutating" }
    let side: [String] =
      switch requirement.kind {
      case .prefix: ["prefix"]
      case .postfix: ["postfix"]
      default: []
      }
    return attributes + access + (modifiers + side).map { "\($0) " }.joined()
  }

  private var parameterClause: String {
    let isOperator = [.infix, .prefix, .postfix].contains(requirement.kind)
    let items = parameters.map { parameter in
      let name = parameter.name.tickedAsParameter
      let label = parameter.label.tickedAsParameter
      // A subscript has a label only where it is written beside the name.
      let isSubscript = requirement.kind == .subscripting
      let names =
        isOperator || (isSubscript && parameter.label == "_")
        ? name
        : parameter.label == parameter.name && !isSubscript ? label : "\(label) \(name)"
      let passed = parameter.type.passing.filter { ["inout", "sending", "isolated"].contains($0) }
      let type = (passed + [parameter.type.text]).joined(separator: " ")
      return "\(names): \(type)\(parameter.isVariadic ? "..." : "")"
    }
    return "(\(items.joined(separator: ", ")))"
  }

  private var resultClause: String {
    if result.core == "Void" { return "" }
    return " -> \(result.passing.map { "\($0) " }.joined())\(result.text)"
  }

  /// The declaration that the protocol asks for.
  var member: String {
    let head =
      switch requirement.kind {
      case .function, .infix, .prefix, .postfix:
        "func \(requirement.name.ticked)"
          + (requirement.kind == .function ? "" : " ")
          + "\(genericClause)\(parameterClause)\(declaredEffects)\(resultClause)\(conditions)"
      case .property:
        "var \(requirement.name.ticked): \(result.text)"
      case .subscripting:
        "subscript\(genericClause)\(parameterClause)\(resultClause)\(conditions)"
      case .initializer(let isFailable):
        "init\(isFailable ? "?" : "")\(genericClause)\(parameterClause)\(declaredEffects)\(conditions)"
      }
    let body =
      switch requirement.kind {
      case .property, .subscripting: accessors
      default: answering
      }
    return "\(leading)\(head) {\n\(body)\n}"
  }

  private var declaredEffects: String {
    effects + (requirement.effects.throwing == .asGiven ? " rethrows" : "")
  }

  private var accessors: String {
    if requirement.isSettable {
      let isPlain = requirement.isStatic || type.kind != .structure
      let values = arguments + ["newValue"]
      return """
        get { \(answering) }
        \(isPlain ? "" : "nonmutating ")set { \(receiver(setter)).call(\(values.joined(separator: ", "))) }
        """
    }
    return effects.isEmpty ? answering : "get\(effects) {\n\(answering)\n}"
  }

  private var arguments: [String] {
    let all = parameters.map { parameter in
      let name = parameter.name.ticked
      if parameter.type.core.hasPrefix("repeat ") { return "repeat each \(name)" }
      guard passing(of: parameter) == .evaluated else { return name }
      let words = parameter.type.returned.effects.words
      return (words.contains("throws") ? "try " : "") + (words.contains("async") ? "await " : "")
        + "\(name)()"
    }
    guard isBundled else { return all }
    return [
      "("
        + zip(parameters, all).map { "\($0.name.ticked): \($1)" }.joined(separator: ", ") + ")"
    ]
  }

  private var trying: String {
    let isThrowing = ![.never, .asGiven].contains(requirement.effects.throwing)
    return (isThrowing ? "try " : "") + (requirement.effects.isAsync ? "await " : "")
  }

  /// The call of the mock, inside of whatever the arguments need around it.
  private var answering: String {
    var call = "\(trying)\(receiver(name)).call(\(arguments.joined(separator: ", ")))"
    if result.has("sending") { call = "\(trying)handOver(\(call.dropFirst(trying.count)))" }
    if case .initializer(isFailable: true) = requirement.kind {
      call = "guard \(call) else { return nil }"
    }
    var lines: [String] = []
    var opened = 0
    var returning = ""
    for parameter in parameters {
      let name = parameter.name.ticked
      switch passing(of: parameter) {
      case .plain, .evaluated: continue
      case .pointed where requirement.effects.isAsync:
        let place = "\(parameter.name)Place"
        lines += [
          "let \(place) = UnsafeMutablePointer<\(parameter.type.stored)>.allocate(capacity: 1)",
          "\(place).initialize(to: \(name))",
          "defer {", "\(name) = \(place).move()", "\(place).deallocate()", "}",
        ]
        call = call.replacingArgument(name, with: place)
        returning = "return "
      case .pointed:
        lines.append("\(returning)\(trying)withUnsafeMutablePointer(to: &\(name)) \(opening(name))")
        opened += 1
        returning = ""
      case .lent:
        lines += [
          "\(returning)\(trying)withoutActuallyEscaping(\(name)) \(opening(name))",
          "let \(name) = Lent(\(name))", "defer { \(name).end() }",
        ]
        opened += 1
        returning = "return "
      }
    }
    let isVoid = result.core == "Void" || isInitializer
    if isVoid { lines = lines.map { $0.hasPrefix("return ") ? String($0.dropFirst(7)) : $0 } }
    lines.append((isVoid ? "" : returning) + call)
    lines += Array(repeating: "}", count: opened)
    return lines.joined(separator: "\n")
  }

  private func opening(_ name: String) -> String {
    if case .only = requirement.effects.throwing {
      return "{ (\(name))\(effects) -> \(answerType) in"
    }
    return "{ \(name) in"
  }
}

extension TypeText {
  /// As a mock keeps it.
  var stored: String {
    guard core.hasSuffix("!") else { return text }
    return TypeText(text.dropLast() + "?").text
  }

  /// As an element of an array.
  var storedElement: String { stored }
}

extension String {
  /// Replaces `some P` by a generic parameter.
  fileprivate func namingOpaqueTypes(
    _ generics: inout [Requirement.GenericParameter]
  ) -> String {
    var result = ""
    var cursor = Cursor(self)
    while !cursor.isAtEnd {
      result += cursor.untilWord("some")
      guard cursor.take("some") else { break }
      let bound = cursor.until(")", "]", ",", ">", "?", "!")
      var name = "Some"
      var number = 2
      while generics.contains(where: { $0.name == name }) {
        name = "Some\(number)"
        number += 1
      }
      generics.append(Requirement.GenericParameter(name: name, bound: bound))
      result += name
    }
    return result
  }

  fileprivate func replacingArgument(_ name: String, with place: String) -> String {
    guard let open = range(of: ".call(") else { return self }
    let arguments = self[open.upperBound...].dropLast().listedRaw.map { $0 == name ? place : $0 }
    return self[..<open.upperBound] + arguments.joined(separator: ", ") + ")"
  }

  private func range(of part: String) -> Range<Index>? { firstRange(of: part) }

  private static let reserved = Set(
    """
    associatedtype class deinit enum extension fileprivate func import init inout internal let \
    operator private precedencegroup protocol public rethrows static struct subscript typealias var \
    break case catch continue default defer do else fallthrough for guard if in repeat return throw \
    switch where while Any as false is nil self Self super throws true try Type Protocol
    """.split(separator: " ").map(String.init))

  /// In backticks, where it is a word of the language, or no word at all.
  var ticked: String { ticked { Self.reserved.contains($0) } }

  /// As a label, where most words of the language are allowed.
  var tickedAsParameter: String { ticked { ["inout", "var", "let"].contains($0) } }

  /// Behind a dot, where nearly all words of the language are allowed.
  var tickedAsMember: String { ticked { ["init", "self", "Type", "Protocol"].contains($0) } }

  private func ticked(where isReserved: (String) -> Bool) -> String {
    let isOperator = !contains(where: \.isWordPart)
    let isWord = allSatisfy(\.isWordPart) && first?.isNumber == false
    return (isWord || isOperator) && !isReserved(self) ? self : "`\(self)`"
  }
}

extension StringProtocol {
  fileprivate var listedRaw: [String] { String(self).listed }
}

extension Cursor {
  /// What stands before that word, wherever it is; or everything.
  mutating func untilWord(_ word: String) -> String {
    var before = ""
    while !isAtEnd {
      if before.last?.isWordPart != true, isNext(word) { break }
      before.append(step())
    }
    return before
  }
}
