// SPDX-License-Identifier: Apache-2.0

/// What is expected of an argument: a literal, `.any`, or one of the descriptions below.
///
/// ```swift
/// device.open.expect("/dev/x", .in(0...3))
/// device.write.expect(.that("is short") { $0.count < 16 })
/// ```
///
/// It may be asked from any thread, while the ledger of the test is locked: it must not call a mock.
public struct Match<Value> {
  @usableFromInline let accepts: (Value) -> Bool
  /// What is done with an argument when the whole call was admitted.
  let capture: ((Value) -> Void)?
  /// Whether it looks at memory that an argument leads to, and that may be gone after the call.
  let looksBehind: Bool
  /// What a ledger files it under, if it wants one value.
  let exact: (() -> Exact<Value>)?
  /// What is read in that memory, in words.
  let reading: ((Value) -> String?)?
  private let wording: () -> String

  /// A match with words of its own. `accepts` says whether an argument is as expected.
  @inlinable
  public init(
    _ wording: @autoclosure @escaping () -> String, _ accepts: @escaping (Value) -> Bool
  ) {
    self.init(wording, accepts: accepts, capture: nil)
  }

  @usableFromInline
  init(
    _ wording: @escaping () -> String, accepts: @escaping (Value) -> Bool,
    capture: ((Value) -> Void)?, looksBehind: Bool = false, exact: (() -> Exact<Value>)? = nil,
    reading: ((Value) -> String?)? = nil
  ) {
    self.exact = exact
    self.looksBehind = looksBehind
    self.reading = reading
    self.wording = wording
    self.accepts = accepts
    self.capture = capture
  }
}

extension Match: CustomStringConvertible {
  /// The match as people read it.
  public var description: String { wording() }
}

extension Match {
  /// Any argument at all.
  public static var any: Match { Match("any") { _ in true } }

  /// An argument of which the closure says `true`.
  public static func that(_ accepts: @escaping (Value) -> Bool) -> Match {
    Match("that { … }", accepts)
  }

  /// An argument of which the closure says `true`, and what that means, in words.
  public static func that(_ words: String, _ accepts: @escaping (Value) -> Bool) -> Match {
    Match("that \(words)", accepts)
  }

  /// An argument that the other match does not accept.
  public static func not(_ other: Match) -> Match {
    Match(
      { "not \(other)" }, accepts: { !other.accepts($0) }, capture: nil,
      looksBehind: other.looksBehind, reading: other.reading)
  }

  /// An argument that one of the matches accepts.
  public static func oneOf(_ matches: Match...) -> Match {
    Match(
      { "one of \(matches.map(\.description).joined(separator: ", "))" },
      accepts: { value in matches.contains { $0.accepts(value) } },
      capture: matches.contains { $0.capture != nil }
        ? { value in matches.first { $0.accepts(value) }?.capture?(value) } : nil,
      looksBehind: matches.contains(where: \.looksBehind), reading: firstReading(matches))
  }

  /// An argument that all of the matches accept.
  public static func all(_ matches: Match...) -> Match {
    Match(
      { matches.map(\.description).joined(separator: " and ") },
      accepts: { value in matches.allSatisfy { $0.accepts(value) } },
      capture: matches.contains { $0.capture != nil }
        ? { value in for match in matches { match.capture?(value) } } : nil,
      looksBehind: matches.contains(where: \.looksBehind), reading: firstReading(matches))
  }

  private static func firstReading(_ matches: [Match]) -> ((Value) -> String?)? {
    matches.lazy.compactMap(\.reading).first
  }

  /// Any argument, kept in a box when the call is admitted.
  public static func capture(into box: Captured<Value>) -> Match {
    capture(into: box, .any)
  }

  /// An argument that the other match accepts, kept in a box when the call is admitted.
  public static func capture(into box: Captured<Value>, _ other: Match) -> Match {
    Match(
      { other.description }, accepts: other.accepts,
      capture: { value in
        other.capture?(value)
        box.append(value)
      }, looksBehind: other.looksBehind, exact: other.exact, reading: other.reading)
  }
}

extension Match where Value: Equatable {
  /// An argument that is equal to this value.
  @inlinable
  public static func equal(_ expected: Value) -> Match {
    Match(words(expected)) { $0 == expected }
  }

  /// An argument that is equal to one of these values.
  public static func oneOf(_ values: some Sequence<Value>) -> Match {
    let values = Array(values)
    return Match("one of \(values.map(words).joined(separator: ", "))") { values.contains($0) }
  }
}

extension Match where Value: Hashable {
  /// An argument that is equal to this value.
  @inlinable
  public static func equal(_ expected: Value) -> Match {
    Match(
      { words(expected) }, accepts: { $0 == expected }, capture: nil,
      exact: { Exact(hash: expected.hashValue) { $0.hashValue } })
  }
}

/// The hash of the one value that a match wants, and how others are hashed to be compared with it.
@usableFromInline
struct Exact<Value> {
  let hash: Int
  let hashOf: (Value) -> Int

  @usableFromInline
  init(hash: Int, hashOf: @escaping (Value) -> Int) {
    self.hash = hash
    self.hashOf = hashOf
  }

  /// The same for values that lead to such a value, or to none.
  func before<Other>(_ value: @escaping (Other) -> Value?) -> Exact<Other> {
    Exact<Other>(hash: hash) { value($0).map(hashOf) ?? 0 }
  }
}

extension Match where Value: Comparable {
  /// An argument in a range, such as `0...3`, `..<10` or `1...`.
  public static func `in`(_ range: some RangeExpression<Value>) -> Match {
    Match("in \(text(of: range))") { range.contains($0) }
  }

  private static func text(of range: some RangeExpression<Value>) -> String {
    switch range {
    case let range as PartialRangeFrom<Value>: "\(range.lowerBound)..."
    case let range as PartialRangeUpTo<Value>: "..<\(range.upperBound)"
    case let range as PartialRangeThrough<Value>: "...\(range.upperBound)"
    default: "\(range)"
    }
  }
}

extension Match where Value: FloatingPoint {
  /// A number that is not farther from another one than the tolerance.
  public static func approximately(_ expected: Value, within tolerance: Value) -> Match {
    Match("\(expected) ± \(tolerance)") { abs($0 - expected) <= tolerance }
  }
}

extension Match where Value: AnyObject {
  /// The very same object.
  public static func identical(to object: Value) -> Match {
    Match("identical to \(words(object))") { $0 === object }
  }
}

extension Match where Value: StringProtocol {
  /// A string that has another one in it.
  public static func contains(_ part: String) -> Match {
    Match("contains \(part.debugDescription)") { value in
      part.isEmpty || String(value).contains(part)
    }
  }
}

extension Match where Value: CStringPointer {
  /// A pointer to a C string for which this match holds.
  public static func string(_ content: Match<String>) -> Match {
    Match(
      { content.description }, accepts: { Value.content(of: $0).map(content.accepts) ?? false },
      capture: content.capture.map { keep in { Value.content(of: $0).map(keep) } },
      exact: content.exact.map { exact in { exact().before { Value.content(of: $0) } } })
  }
}

extension Match {
  /// A pointer, or an inout argument, to a value for which this match holds.
  public static func pointing<Pointee>(to content: Match<Pointee>) -> Match
  where Value == UnsafeMutablePointer<Pointee> {
    Match(
      { "pointing to \(content)" }, accepts: { content.accepts($0.pointee) },
      capture: content.capture.map { keep in { keep($0.pointee) } }, looksBehind: true,
      reading: { "pointing to \(words($0.pointee))" })
  }

  /// A pointer to a value for which this match holds.
  public static func pointing<Pointee>(to content: Match<Pointee>) -> Match
  where Value == UnsafePointer<Pointee> {
    Match(
      { "pointing to \(content)" }, accepts: { content.accepts($0.pointee) },
      capture: content.capture.map { keep in { keep($0.pointee) } }, looksBehind: true,
      reading: { "pointing to \(words($0.pointee))" })
  }

  /// A pointer to memory that begins with these bytes.
  public static func memory(_ bytes: [UInt8]) -> Match where Value == UnsafeRawPointer {
    Match(
      { "memory \(bytes)" },
      accepts: { pointer in
        UnsafeRawBufferPointer(start: pointer, count: bytes.count).elementsEqual(bytes)
      }, capture: nil, looksBehind: true,
      reading: { "memory \(Array(UnsafeRawBufferPointer(start: $0, count: bytes.count)))" })
  }

  /// A pointer to memory that begins with these bytes; not `nil`.
  public static func memory(_ bytes: [UInt8]) -> Match where Value == UnsafeRawPointer? {
    some(.memory(bytes))
  }

  /// A buffer of exactly these bytes.
  public static func memory(_ bytes: [UInt8]) -> Match where Value == UnsafeRawBufferPointer {
    Match("memory \(bytes)") { $0.elementsEqual(bytes) }
  }

  /// An argument that is not `nil`, and for whose value this match holds.
  public static func some<Wrapped>(_ match: Match<Wrapped>) -> Match where Value == Wrapped? {
    Match(
      { "\(match)" }, accepts: { $0.map(match.accepts) ?? false },
      capture: match.capture.map { keep in { $0.map(keep) } },
      looksBehind: match.looksBehind, exact: match.exact.map { exact in { exact().before { $0 } } },
      reading: match.reading.map { read in { $0.flatMap(read) } })
  }

  /// An argument that is not `nil`.
  public static func notNil<Wrapped>() -> Match where Value == Wrapped? {
    Match("not nil") { $0 != nil }
  }
}

/// A value's words, for those outside the module.
@usableFromInline
func words(_ value: some Any) -> String { text(of: value) }
