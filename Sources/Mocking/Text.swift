// SPDX-License-Identifier: Apache-2.0

/// A value as people read it in a call: short, and as it would be written in Swift.
func text(of value: some Any) -> String {
  if let pointer = value as? any CStringPointer { return contentText(of: pointer) }
  let text = text(reflecting: value)
  return text.count > 120 ? text.prefix(119) + "…" : text
}

private func text(reflecting value: Any) -> String {
  switch value {
  case let value as any StringProtocol: return String(value).debugDescription
  case let value as Character: return value.debugDescription
  case let value as any SetWords: return value.words
  case let value as any CustomDebugStringConvertible where value is any Collection:
    return unwrapped(value.debugDescription)
  case let value as any CustomStringConvertible: return unwrapped(value.description)
  default: break
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional: return mirror.children.first.map { text(of: $0.value) } ?? "nil"
  case .class: return String(describing: type(of: value))
  case .enum: return "." + String(describing: value)
  default: return String(describing: value)
  }
}

/// One line, whatever a description has.
private func unwrapped(_ text: String) -> String {
  text.contains(where: \.isNewline)
    ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
}

/// Sets, whose order says nothing: sorted by their words, so that two descriptions can be compared.
private protocol SetWords {
  var words: String { get }
}

extension Set: SetWords {
  fileprivate var words: String {
    "[" + map { text(of: $0) }.sorted().joined(separator: ", ") + "]"
  }
}
