// SPDX-License-Identifier: Apache-2.0

extension Difference {
  /// Two values field by field: the path of each field that differs, and what it has. None when they
  /// have no fields, or others than each other.
  static func fields(found: Any, expected: Any, depth: Int = 0) -> [String] {
    var comparison = FieldComparison()
    comparison.compare(found, expected, path: "", depth: depth)
    // The value itself is no field.
    guard comparison.lines.contains(where: { !$0.hasPrefix("- : ") && !$0.hasPrefix("+ : ") })
    else {
      return []
    }
    return shortened(comparison.summary + comparison.lines)
  }
}

/// Walks down two values at once.
private struct FieldComparison {
  private(set) var lines: [String] = []
  private var same = 0
  private var seen: Set<ObjectIdentifier> = []

  /// How many fields need not be looked at.
  var summary: [String] {
    same == 0 ? [] : ["\(same) \(same == 1 ? "field is" : "fields are") equal"]
  }

  mutating func compare(_ found: Any, _ expected: Any, path: String, depth: Int) {
    guard let pairs = fields(found, expected, depth) else { return leaf(found, expected, path) }
    let before = lines.count
    for (label, new, old) in pairs {
      if Difference.equal(new, old) {
        same += 1
      } else {
        compare(new, old, path: path.isEmpty ? label : path + "." + label, depth: depth + 1)
      }
    }
    if lines.count == before, !path.isEmpty { leaf(found, expected, path) }
  }

  /// The fields of both, side by side, where they have the same ones.
  private mutating func fields(
    _ found: Any, _ expected: Any, _ depth: Int
  ) -> [(label: String, found: Any, expected: Any)]? {
    guard depth < Limits.depth, type(of: found) == type(of: expected) else { return nil }
    let (new, old) = (Mirror(reflecting: found), Mirror(reflecting: expected))
    guard let style = new.displayStyle, style == old.displayStyle, enter(found, style) else {
      return nil
    }
    let labels = new.children.map(\.label)
    guard !labels.isEmpty, labels == old.children.map(\.label) else { return nil }
    return zip(new.children, old.children).map { (Self.label($0.label), $0.value, $1.value) }
  }

  /// Whether a value has fields of its own. An object is entered once: it may lead back to itself.
  private mutating func enter(_ value: Any, _ style: Mirror.DisplayStyle) -> Bool {
    switch style {
    case .struct, .tuple, .enum: true
    case .class: seen.insert(ObjectIdentifier(value as AnyObject)).inserted
    default: false
    }
  }

  /// Without the dot of the fields of tuples.
  private static func label(_ label: String?) -> String {
    let label = label ?? "?"
    return label.hasPrefix(".") ? String(label.dropFirst()) : label
  }

  private mutating func leaf(_ found: Any, _ expected: Any, _ path: String) {
    let (new, old) = (words(of: found), words(of: expected))
    let isLong = max(new.count, old.count) > Limits.words
    let below =
      path.isEmpty || !isLong
      ? [] : Difference.lines(found: found, expected: expected, depth: Limits.depth)
    guard below.isEmpty else {
      lines.append("\(path):")
      lines += shortened(below, to: Limits.fieldLines).map { "  " + $0 }
      return
    }
    lines += ["- \(path): \(old)", "+ \(path): \(new)"]
    if old == new { lines.append("  (they are not equal, and described alike)") }
  }
}
