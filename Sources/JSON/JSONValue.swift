// SPDX-License-Identifier: Apache-2.0

/// A value of JSON. Objects keep the order of their keys.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// As it is written, so that nothing of it is lost.
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A key, and its value.
  package typealias Member = (key: String, value: JSONValue)

  /// A whole number.
  package static func integer(_ number: some FixedWidthInteger) -> JSONValue {
    .number(String(number))
  }

  /// A number; what is none, or has no end, has no number in JSON and is a text.
  package static func double(_ number: Double) -> JSONValue {
    number.isFinite ? .number(String(number)) : .text(String(number))
  }
}

extension JSONValue: Hashable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool { left.line == right.line }

  package func hash(into hasher: inout Hasher) { hasher.combine(line) }
}

extension JSONValue {
  /// The value of a key, if this is an object that has it.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// What a text says.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The values of a list.
  package var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }

  /// The members of an object.
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// Whether something is so.
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// A whole number that fits.
  package func integer<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> Number? {
    if case .number(let digits) = self { Number(digits) } else { nil }
  }

  /// A number, as near as it can be had.
  package var double: Double? {
    switch self {
    case .number(let digits), .text(let digits): Double(digits)
    default: nil
    }
  }
}
