// SPDX-License-Identifier: Apache-2.0

/// What is different between two values, as lines: `-` stands before what was expected, and `+`
/// before what was found. Pure.
enum Difference {
  /// The lines; none when the words of the values say it all.
  static func lines(found: Any, expected: Any, depth: Int = 0) -> [String] {
    if let found = found as? any StringProtocol, let expected = expected as? any StringProtocol {
      return texts(found: String(found), expected: String(expected))
    }
    if let found = bytes(found), let expected = bytes(expected) {
      return HexDump.lines(found: found, expected: expected)
    }
    let (new, old) = (Mirror(reflecting: found), Mirror(reflecting: expected))
    switch (new.displayStyle, old.displayStyle) {
    case (.optional, _), (_, .optional):
      guard let some = unwrapped(found), let other = unwrapped(expected) else { return [] }
      return lines(found: some, expected: other, depth: depth)
    case (.dictionary, .dictionary): return dictionaries(found: found, expected: expected)
    case (.set, .set): return sets(found: found, expected: expected)
    case (.collection, .collection): return collections(found: new, expected: old)
    default: return fields(found: found, expected: expected, depth: depth)
    }
  }

  /// The value in an optional; other values as they are.
  private static func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    return mirror.displayStyle == .optional ? mirror.children.first?.value : value
  }

  private static func bytes(_ value: Any) -> [UInt8]? {
    switch value {
    case let value as [UInt8]: value
    case let value as ArraySlice<UInt8>: Array(value)
    case let value as UnsafeRawBufferPointer: Array(value)
    case let value as UnsafeMutableRawBufferPointer: Array(value)
    default: nil
    }
  }

  /// Whether two values are equal; see ``Comparison``.
  static func equal(_ left: Any, _ right: Any) -> Bool {
    var comparison = Comparison()
    return comparison.equal(left, right, depth: 0)
  }
}
