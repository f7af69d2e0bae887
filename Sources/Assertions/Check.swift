// SPDX-License-Identifier: Apache-2.0

/// What assertions claim of values. Pure: each function returns the failure, or `nil` when the claim
/// holds. What is here and inlinable is the short way of those that hold.
@usableFromInline
enum Check {
  @usableFromInline @_transparent
  static func isTrue(_ condition: Bool, _ wanted: Bool) -> Failure? {
    condition == wanted ? nil : wrong(condition, wanted ? "true" : "false")
  }

  @usableFromInline @_transparent
  static func equal<Value: Equatable>(_ found: Value, _ expected: Value) -> Failure? {
    found == expected ? nil : unequal(found, expected)
  }

  @usableFromInline @_transparent
  static func notEqual<Value: Equatable>(_ found: Value, _ other: Value) -> Failure? {
    found == other ? wrong(found, "any other value") : nil
  }

  @usableFromInline @_transparent
  static func isNil<Value>(_ found: Value?) -> Failure? {
    found == nil ? nil : wrong(found as Any, "nil")
  }

  @usableFromInline @_transparent
  static func notNil<Value>(_ found: Value?) -> Failure? {
    found == nil ? Failure.isNil : nil
  }

  @usableFromInline @_transparent
  static func identical(_ found: AnyObject?, _ expected: AnyObject?) -> Failure? {
    found === expected ? nil : otherObject(found, expected)
  }

  @usableFromInline @_transparent
  static func notIdentical(_ found: AnyObject?, _ other: AnyObject?) -> Failure? {
    found !== other ? nil : sameObject(found)
  }

  @usableFromInline @_transparent
  static func less<Value: Comparable>(_ found: Value, _ limit: Value) -> Failure? {
    found < limit ? nil : wrong(found, "less than", limit)
  }

  @usableFromInline @_transparent
  static func lessOrEqual<Value: Comparable>(_ found: Value, _ limit: Value) -> Failure? {
    found <= limit ? nil : wrong(found, "at most", limit)
  }

  @usableFromInline @_transparent
  static func greater<Value: Comparable>(_ found: Value, _ limit: Value) -> Failure? {
    found > limit ? nil : wrong(found, "greater than", limit)
  }

  @usableFromInline @_transparent
  static func greaterOrEqual<Value: Comparable>(_ found: Value, _ limit: Value) -> Failure? {
    found >= limit ? nil : wrong(found, "at least", limit)
  }

  @usableFromInline @_transparent
  static func inRange<Range: RangeExpression>(
    _ found: Range.Bound, _ range: Range, _ wanted: Bool
  ) -> Failure? {
    range.contains(found) == wanted ? nil : wrong(found, wanted ? "in" : "not in", range)
  }

  @usableFromInline @_transparent
  static func inSet<Values: Collection>(
    _ found: Values.Element, _ values: Values, _ wanted: Bool
  ) -> Failure? where Values.Element: Equatable {
    values.contains(found) == wanted ? nil : wrong(found, wanted ? "one of" : "none of", values)
  }

  @usableFromInline @_transparent
  static func contains(_ text: String, _ part: String, _ wanted: Bool) -> Failure? {
    text.contains(part) == wanted ? nil : wrongPart(text, part, wanted)
  }
}

extension Failure {
  /// What should be there is `nil`.
  @usableFromInline static var isNil: Failure { Failure("is nil") }
}

// The long ways: what to say.
extension Check {
  @usableFromInline
  static func wrong(_ found: Any, _ expected: String) -> Failure {
    Failure("is \(words(of: found))", expected: expected, named: 1)
  }

  @usableFromInline
  static func wrong(_ found: Any, _ relation: String, _ other: Any) -> Failure {
    Failure("is \(words(of: found))", expected: "\(relation) \(words(of: other))")
  }

  @usableFromInline
  static func unequal(_ found: Any, _ expected: Any) -> Failure {
    let (new, old) = (words(of: found), words(of: expected))
    let isShort = max(new.count, old.count) <= Limits.words && !hasLines(found, expected)
    if isShort && new != old && new.utf8.allSatisfy({ $0 < 0x80 }) {
      return Failure("is \(new)", expected: old)
    }
    let difference = Difference.lines(found: found, expected: expected)
    let lines = difference.isEmpty ? ["- \(old)", "+ \(new)"] + alike(new, old, found) : difference
    if isShort && new != old { return Failure("is \(new)", expected: old, details: lines) }
    return Failure("is not as expected (- expected, + found):", details: lines)
  }

  /// Texts of several lines are read better as such.
  private static func hasLines(_ values: Any...) -> Bool {
    values.contains { ($0 as? String)?.utf8.contains(UInt8(ascii: "\n")) == true }
  }

  private static func alike(_ new: String, _ old: String, _ found: Any) -> [String] {
    new == old ? ["(two values of \(typeName(found)) that are not equal, and described alike)"] : []
  }

  @usableFromInline
  static func otherObject(_ found: AnyObject?, _ expected: AnyObject?) -> Failure {
    Failure("is \(objectWords(found))", expected: "the very same as \(objectWords(expected))")
  }

  @usableFromInline
  static func sameObject(_ found: AnyObject?) -> Failure {
    Failure("is \(objectWords(found))", expected: "another object")
  }

  private static func objectWords(_ object: AnyObject?) -> String {
    guard let object else { return "nil" }
    let address = UInt(bitPattern: ObjectIdentifier(object))
    return "\(typeName(object)) at 0x\(String(address, radix: 16))"
  }

  @usableFromInline
  static func wrongPart(_ text: String, _ part: String, _ wanted: Bool) -> Failure {
    let expected = "\(wanted ? "a text" : "no text") with \(words(of: part))"
    if text.count <= Limits.words, !text.contains("\n") {
      return Failure("is \(words(of: text))", expected: expected)
    }
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return Failure(
      "is as follows", expected: expected,
      details: shortened(lines.map { "| " + visibleLine(String(String($0).prefix(200))) }))
  }
}
