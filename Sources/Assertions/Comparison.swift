// SPDX-License-Identifier: Apache-2.0

/// Compares values whose type need not have an `==`: by their own where they have one, else by
/// identity, by their fields, or by their words. Graphs of objects have more ways through them than
/// anybody can wait for: after so many steps, values that are not known to be equal are not.
struct Comparison {
  private var steps = Limits.steps

  mutating func equal(_ left: Any, _ right: Any, depth: Int) -> Bool {
    if let left = left as? any Equatable { return Self.opened(left, right) }
    guard type(of: left) == type(of: right) else { return false }
    if type(of: left) is AnyClass, left as AnyObject === right as AnyObject { return true }
    steps -= 1
    guard steps > 0, depth < Limits.depth else { return false }
    return equalFields(Mirror(reflecting: left), Mirror(reflecting: right), depth)
      ?? (String(describing: left) == String(describing: right))
  }

  /// `nil` where there are none.
  private mutating func equalFields(_ left: Mirror, _ right: Mirror, _ depth: Int) -> Bool? {
    if left.children.isEmpty && right.children.isEmpty { return nil }
    guard left.children.count == right.children.count else { return false }
    for (one, other) in zip(left.children, right.children) {
      guard one.label == other.label, equal(one.value, other.value, depth: depth + 1) else {
        return false
      }
    }
    return true
  }

  private static func opened<Value: Equatable>(_ left: Value, _ right: Any) -> Bool {
    (right as? Value) == left
  }
}
