// SPDX-License-Identifier: Apache-2.0

/// A value in one line, as it would be written in Swift, and never long however large the value is.
func words(of value: Any, limit: Int = 120) -> String {
  var writer = WordWriter(room: limit)
  writer.write(value)
  let text = writer.text
  return text.count > limit ? text.prefix(limit - 1) + "…" : text
}

/// Writes values until there is no room for more.
private struct WordWriter {
  var text = ""
  var room: Int
  private var objects: Set<ObjectIdentifier> = []
  private var depth = 0

  init(room: Int) { self.room = room }

  private var isFull: Bool { text.utf8.count > room * 4 || depth > 16 }

  mutating func write(_ value: Any) {
    if isFull {
      text += "…"
      return
    }
    if let leaf = leafWords(value, room) {
      text += leaf
      return
    }
    depth += 1
    defer { depth -= 1 }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: writeOptional(mirror)
    case .collection, .set: writeElements(mirror, "[", "]")
    case .dictionary: writeEntries(mirror)
    case .tuple: writeFields(mirror, "")
    case .struct: writeFields(mirror, typeName(value))
    case .enum: writeCase(mirror, value)
    case .class: writeObject(mirror, value)
    default: text += oneLine(String(describing: value), room)
    }
  }

  private mutating func writeOptional(_ mirror: Mirror) {
    if let wrapped = mirror.children.first { write(wrapped.value) } else { text += "nil" }
  }

  private mutating func writeList(
    _ mirror: Mirror, _ open: String, _ close: String,
    _ write: (inout Self, Mirror.Child) -> Void
  ) {
    text += open
    for (index, child) in mirror.children.enumerated() {
      if index > 0 { text += ", " }
      if isFull {
        text += "…"
        break
      }
      write(&self, child)
    }
    text += close
  }

  private mutating func writeElements(_ mirror: Mirror, _ open: String, _ close: String) {
    if mirror.displayStyle == .set, mirror.children.count < 100 {
      let elements = mirror.children.map { words(of: $0.value) }.sorted()
      text += open + elements.joined(separator: ", ") + close
      return
    }
    writeList(mirror, open, close) { $0.write($1.value) }
  }

  private mutating func writeEntries(_ mirror: Mirror) {
    if mirror.children.isEmpty {
      text += "[:]"
      return
    }
    let entries = mirror.children.prefix(100).map { entryWords($0.value) }.sorted()
    text += "[" + entries.joined(separator: ", ") + "]"
  }

  private func entryWords(_ entry: Any) -> String {
    Mirror(reflecting: entry).children.map { words(of: $0.value) }.joined(separator: ": ")
  }

  private mutating func writeFields(_ mirror: Mirror, _ name: String) {
    writeList(mirror, name + "(", ")") { writer, child in
      if let label = child.label, !label.hasPrefix(".") { writer.text += label + ": " }
      writer.write(child.value)
    }
  }

  private mutating func writeCase(_ mirror: Mirror, _ value: Any) {
    guard let payload = mirror.children.first else {
      text += "." + oneLine(String(describing: value), room)
      return
    }
    text += "." + (payload.label ?? "")
    let inner = Mirror(reflecting: payload.value)
    if inner.displayStyle == .tuple { return writeFields(inner, "") }
    text += "("
    write(payload.value)
    text += ")"
  }

  private mutating func writeObject(_ mirror: Mirror, _ value: Any) {
    text += typeName(value)
    let object = value as AnyObject
    guard objects.insert(ObjectIdentifier(object)).inserted else {
      text += "(…)"
      return
    }
    writeFields(mirror, "")
    objects.remove(ObjectIdentifier(object))
  }
}

/// Values that are not looked into.
private func leafWords(_ value: Any, _ room: Int) -> String? {
  if Mirror(reflecting: value).displayStyle == .optional { return nil }
  switch value {
  case let value as any StringProtocol: return visibleLiteral(start(of: value, room * 2))
  case let value as Character: return visibleLiteral(String(value))
  case let value as any BinaryInteger: return "\(value)"
  case let value as any _Pointer: return addressWords(value)
  case is any Collection where isContainer(value): return nil
  case let value as any CustomStringConvertible: return oneLine(value.description, room)
  case let value as any CustomDebugStringConvertible: return oneLine(value.debugDescription, room)
  default: return value is Any.Type ? String(describing: value) : nil
  }
}

/// Whether it shows its elements, as arrays do, and ranges do not.
private func isContainer(_ value: Any) -> Bool {
  switch Mirror(reflecting: value).displayStyle {
  case .collection, .set, .dictionary: true
  default: false
  }
}

private func start(of text: some StringProtocol, _ count: Int) -> String {
  String(text.prefix(count))
}

private func addressWords(_ pointer: some _Pointer) -> String {
  "0x" + String(UInt(bitPattern: pointer), radix: 16)
}

/// The name of the type of a value, without modules.
func typeName(_ value: Any) -> String { String(describing: type(of: value)) }

/// A description in one line, whatever it has.
private func oneLine(_ description: String, _ room: Int) -> String {
  let text = String(description.prefix(room * 2))
  if text.isEmpty { return "(an empty description)" }
  return text.contains(where: \.isNewline)
    ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
}
