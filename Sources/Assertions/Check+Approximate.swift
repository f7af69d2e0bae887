// SPDX-License-Identifier: Apache-2.0

extension Check {
  /// How far apart two numbers may be.
  @usableFromInline
  enum Tolerance<Value: BinaryFloatingPoint> {
    case absolute(Value)
    /// A part of the larger of the two.
    case relative(Value)

    var amount: Value {
      switch self {
      case .absolute(let amount), .relative(let amount): amount
      }
    }
  }

  /// Whether a number is near another one. Infinities are near themselves alone, and not-a-number is
  /// near nothing.
  static func isNear<Value: BinaryFloatingPoint>(
    _ found: Value, _ expected: Value, _ tolerance: Tolerance<Value>
  ) -> Bool {
    if found == expected { return true }
    let distance = abs(found - expected)
    guard distance.isFinite else { return false }
    switch tolerance {
    case .absolute(let limit): return distance <= limit
    case .relative(let part): return distance <= part * max(abs(found), abs(expected))
    }
  }

  @usableFromInline
  static func near<Value: BinaryFloatingPoint>(
    _ found: Value, _ expected: Value, _ tolerance: Tolerance<Value>, _ wanted: Bool
  ) -> Failure? {
    if let failure = invalid(tolerance) { return failure }
    guard isNear(found, expected, tolerance) != wanted else { return nil }
    let place = "\(expected) within \(toleranceWords(tolerance))"
    if !wanted { return Failure("is \(found)", expected: "not \(place)") }
    return Failure("is \(found), which is \(distanceWords(found, expected))", expected: place)
  }

  /// Whether a number is in a range, or so near to it.
  @usableFromInline
  static func near<Value: BinaryFloatingPoint>(
    _ found: Value, _ range: ClosedRange<Value>, _ tolerance: Value, _ wanted: Bool
  ) -> Failure? {
    if let failure = invalid(.absolute(tolerance)) { return failure }
    let nearest = min(max(found, range.lowerBound), range.upperBound)
    guard isNear(found, nearest, .absolute(tolerance)) != wanted else { return nil }
    return wrong(found, (wanted ? "in" : "not in") + " \(range) within \(tolerance)")
  }

  /// Whether a number is near one of these.
  @usableFromInline
  static func near<Value: BinaryFloatingPoint>(
    _ found: Value, _ values: [Value], _ tolerance: Value, _ wanted: Bool
  ) -> Failure? {
    if let failure = invalid(.absolute(tolerance)) { return failure }
    let hasNear = values.contains { isNear(found, $0, .absolute(tolerance)) }
    guard hasNear != wanted else { return nil }
    let set = "\(wanted ? "one of" : "none of") \(words(of: values))"
    return wrong(found, "\(set) within \(tolerance)")
  }

  private static func invalid<Value: BinaryFloatingPoint>(_ tolerance: Tolerance<Value>) -> Failure?
  {
    tolerance.amount >= 0
      ? nil : Failure("is compared with a tolerance of \(tolerance.amount): give one of 0 or more")
  }

  private static func toleranceWords<Value>(_ tolerance: Tolerance<Value>) -> String {
    switch tolerance {
    case .absolute(let amount): "\(amount)"
    case .relative(let part): "\(part) of it"
    }
  }

  private static func distanceWords<Value: BinaryFloatingPoint>(
    _ found: Value, _ expected: Value
  ) -> String {
    if found.isNaN || expected.isNaN { return "near nothing" }
    let distance = abs(found - expected)
    guard distance.isFinite else { return "off by infinity" }
    let part = distance / max(abs(found), abs(expected))
    return "off by \(distance) (\((part * 1_000_000).rounded() / 10_000) %)"
  }
}
