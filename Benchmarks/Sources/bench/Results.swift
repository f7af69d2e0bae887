// SPDX-License-Identifier: Apache-2.0

/// The answers of all rounds. Numbers are compared within their round, so that a machine that
/// gets slower or faster in between does not tilt the ratio.
struct Results {
  private var answers: [Key: [Answer]] = [:]

  private struct Key: Hashable {
    var title: String
    var contestant: Contestant
  }

  mutating func add(_ answer: Answer, to row: Row, of contestant: Contestant) {
    answers[Key(title: row.title, contestant: contestant), default: []].append(answer)
  }

  /// Whether another round would say nothing new.
  func isSettled(_ row: Row, of contestant: Contestant) -> Bool {
    reason(row, of: contestant) != nil
  }

  /// Why there is no number, if there is none.
  func reason(_ row: Row, of contestant: Contestant) -> String? {
    for answer in answers[Key(title: row.title, contestant: contestant)] ?? [] {
      switch answer {
      case .value: continue
      case .cannot(let reason), .didNotRun(let reason): return reason
      }
    }
    return nil
  }

  /// One number for each round, `nil` unless every round has one.
  func values(_ title: String, of contestant: Contestant) -> [Double]? {
    let all = answers[Key(title: title, contestant: contestant)] ?? []
    let values = all.compactMap { if case .value(let value) = $0 { value } else { nil } }
    return values.isEmpty || values.count < all.count ? nil : values
  }

  /// The median of one contestant's multiples of another's number in the same round.
  func ratio(of contestant: Contestant, to other: Contestant, in row: Row) -> Double? {
    guard let values = values(row.title, of: contestant),
      let others = self.values(row.title, of: other)
    else { return nil }
    return zip(values, others).map { $0 / $1 }.median
  }

  /// The median, over the rounds, of Backlot's number against the reference of the same round.
  func outcome(of comparison: Comparison, in row: Row) -> Double? {
    let reference =
      switch comparison.reference {
      case .contestant(let contestant): values(row.title, of: contestant)
      case .row(let title): values(title, of: comparison.subject)
      }
    guard let reference, let ours = values(row.title, of: comparison.subject) else { return nil }
    return zip(ours, reference).map { ours, reference in
      switch comparison.measure {
      case .ratio: ours / reference
      case .difference: ours - reference
      case .itself: ours
      }
    }.median
  }

  /// Everything that ended in neither a number nor, from one that may fail, a reason.
  func failures(in rows: [Row]) -> [String] {
    rows.flatMap { row in
      row.contestants.compactMap { contestant in
        answers[Key(title: row.title, contestant: contestant)]?.lazy.compactMap {
          Self.failure($0, of: contestant)
        }.first.map { "\(row.title), \(contestant.rawValue): \($0)" }
      }
    }
  }

  private static func failure(_ answer: Answer, of contestant: Contestant) -> String? {
    switch answer {
    case .value: nil
    case .cannot(let reason): contestant.mayFail ? nil : reason
    case .didNotRun(let reason): reason
    }
  }
}

extension [Double] {
  var median: Double { quantile(0.5) }

  /// Half the distance of the quartiles.
  var spread: Double { (quantile(0.75) - quantile(0.25)) / 2 }

  private func quantile(_ fraction: Double) -> Double {
    let position = fraction * Double(count - 1)
    let sorted = sorted()
    let (low, high) = (Int(position.rounded(.down)), Int(position.rounded(.up)))
    return sorted[low] + (sorted[high] - sorted[low]) * (position - Double(low))
  }
}
