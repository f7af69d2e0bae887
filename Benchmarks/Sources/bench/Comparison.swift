// SPDX-License-Identifier: Apache-2.0

/// What Backlot's number is held against, and what was promised.
struct Comparison {
  /// What Backlot's number is compared with.
  enum Reference {
    /// Another contestant's number in the same row.
    case contestant(Contestant)
    /// Backlot's own number in another row, named by its title.
    case row(String)
  }

  enum Measure {
    case ratio
    /// In the row's unit.
    case difference
    /// Backlot's number as it is.
    case itself
  }

  enum Bound {
    case atMost(Double)
    case atLeast(Double)
    /// Shown, not promised.
    case none
  }

  /// With its stacks or without.
  var subject = Contestant.backlot
  var measure: Measure
  var reference: Reference
  var bound: Bound

  static func ratio(to contestant: Contestant, _ bound: Bound) -> Comparison {
    Comparison(measure: .ratio, reference: .contestant(contestant), bound: bound)
  }

  static func difference(from contestant: Contestant, _ bound: Bound) -> Comparison {
    Comparison(measure: .difference, reference: .contestant(contestant), bound: bound)
  }

  /// The same of Backlot without stacks.
  static func stacklessDifference(from contestant: Contestant, _ bound: Bound) -> Comparison {
    Comparison(
      subject: .stackless, measure: .difference, reference: .contestant(contestant), bound: bound)
  }

  static func difference(fromRow title: String, _ bound: Bound) -> Comparison {
    Comparison(measure: .difference, reference: .row(title), bound: bound)
  }

  static func itself(_ bound: Bound) -> Comparison {
    Comparison(measure: .itself, reference: .contestant(.backlot), bound: bound)
  }

  static func ratio(toRow title: String, _ bound: Bound) -> Comparison {
    Comparison(measure: .ratio, reference: .row(title), bound: bound)
  }
}

extension Comparison.Bound {
  /// Whether the promise is kept; `nil` where nothing was promised.
  func isKept(by value: Double) -> Bool? {
    switch self {
    case .atMost(let limit): value <= limit
    case .atLeast(let limit): value >= limit
    case .none: nil
    }
  }
}
