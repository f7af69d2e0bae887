// SPDX-License-Identifier: Apache-2.0

/// One thing that a protocol asks of a type.
package struct Requirement: Equatable, Sendable {
  enum Kind: Equatable {
    case function
    case infix, prefix, postfix
    case property
    case subscripting
    case initializer(isFailable: Bool)
  }

  struct Parameter: Equatable {
    /// What callers write before it; `_` for nothing.
    var label: String
    /// What the body calls it, without backticks.
    var name: String
    var type: TypeText
    var isVariadic = false
  }

  enum Throwing: Equatable {
    case never, asGiven
    case any
    case only(String)
  }

  struct Effects: Equatable {
    var isAsync = false
    var throwing = Throwing.never
  }

  struct GenericParameter: Equatable {
    /// With `each` in front where it is a pack.
    var name: String
    var bound: String?

    var isPack: Bool { name.hasPrefix("each ") }
    var bareName: String { isPack ? String(name.dropFirst(5)) : name }
  }

  var kind = Kind.function
  /// Without backticks.
  var name: String
  var attributes: [String] = []
  var modifiers: [String] = []
  var generics: [GenericParameter] = []
  var parameters: [Parameter] = []
  var effects = Effects()
  /// `Void` for none.
  var result = TypeText("Void")
  var conditions: [String] = []
  var isSettable = false
  /// Whether there is an implementation for all conforming types.
  package var hasDefault = false

  var isStatic: Bool { modifiers.contains("static") }

  /// What the compiler tells requirements from each other by.
  var signature: String {
    let labels = parameters.map { "\($0.label):\($0.type.core)" }.joined(separator: ",")
    return "\(isStatic) \(kind) \(name)(\(labels))->\(kind == .property ? "" : result.core)"
  }

  /// The name as compilers print it, such as `open(_:flags:)`.
  package var fullName: String {
    let labels = parameters.map { "\($0.label):" }.joined()
    return kind == .property ? name : "\(name)(\(labels))"
  }
}
