// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Turns results into text.
struct Table {
  var rows: [Row]
  var contestants: [Contestant]
  var results: Results

  var text: String {
    let lines = [heading] + rows.flatMap(lines)
    let widths = heading.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      zip(line, widths).enumerated().map { index, cell in
        index == 0 || index > contestants.count + 1
          ? cell.0.padding(to: cell.1) : cell.0.padding(to: cell.1, leading: true)
      }.joined(separator: "  ").trimmingSuffix(of: " ") + "\n"
    }.joined()
  }

  /// The promises that were not kept, a line each.
  var misses: [String] {
    rows.flatMap { row in
      row.comparisons.compactMap { comparison in
        results.outcome(of: comparison, in: row).flatMap { outcome in
          comparison.bound.isKept(by: outcome) == false
            ? "\(row.title): \(words(outcome, comparison, row)), \(bound(comparison, row))" : nil
        }
      }
    }
  }

  private var heading: [String] {
    [""] + contestants.map(\.rawValue) + ["", "Backlot against", "target", ""]
  }

  private func lines(_ row: Row) -> [[String]] {
    let cells = contestants.map { cell(row, of: $0) }
    let comparisons = row.comparisons.compactMap { judged($0, in: row) }
    let first = ["\(row.title), \(row.unit)"] + cells + [""] + (comparisons.first ?? ["", "", ""])
    return [first]
      + comparisons.dropFirst().map { Array(repeating: "", count: cells.count + 2) + $0 }
  }

  private func cell(_ row: Row, of contestant: Contestant) -> String {
    guard let values = results.values(row.title, of: contestant) else {
      return results.reason(row, of: contestant) ?? "–"
    }
    let spread = values.median == 0 ? 0 : 100 * values.spread / values.median
    return number(values.median, row.decimals) + String(format: " ±%2.0f%%", spread)
      + multiple(row, of: contestant)
  }

  private func multiple(_ row: Row, of contestant: Contestant) -> String {
    guard let base = row.base else { return "" }
    let ratio = contestant == base ? nil : results.ratio(of: contestant, to: base, in: row)
    let text = ratio.map { number($0, $0 < 100 ? 2 : 0) + "x" } ?? ""
    return "  " + text.padding(to: 6, leading: true)
  }

  private func judged(_ comparison: Comparison, in row: Row) -> [String]? {
    guard let outcome = results.outcome(of: comparison, in: row) else { return nil }
    let verdict = comparison.bound.isKept(by: outcome).map { $0 ? "ok" : "missed" }
    return [words(outcome, comparison, row), bound(comparison, row), verdict ?? ""]
  }

  private func words(_ outcome: Double, _ comparison: Comparison, _ row: Row) -> String {
    let reference =
      switch comparison.reference {
      case .contestant(let contestant): contestant.rawValue
      case .row(let title): title
      }
    let subject = comparison.subject == .backlot ? "" : comparison.subject.rawValue + ": "
    return switch comparison.measure {
    case .ratio:
      subject + number(outcome, 2) + "x " + reference
    case .difference:
      subject + reference + (outcome < 0 ? " - " : " + ") + number(abs(outcome), row.decimals)
    case .itself:
      subject + number(outcome, row.decimals) + " " + row.unit
    }
  }

  private func bound(_ comparison: Comparison, _ row: Row) -> String {
    let (sign, limit): (String, Double)
    switch comparison.bound {
    case .atMost(let value): (sign, limit) = ("≤ ", value)
    case .atLeast(let value): (sign, limit) = ("≥ ", value)
    case .none: return ""
    }
    return switch comparison.measure {
    case .ratio: "\(sign)\(number(limit, 2))x"
    case .difference: "\(sign)+ \(number(limit, 0)) \(row.unit)"
    case .itself: "\(sign)\(number(limit, 0)) \(row.unit)"
    }
  }

  private func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}

extension String {
  fileprivate func padding(to width: Int, leading: Bool = false) -> String {
    let space = String(repeating: " ", count: Swift.max(0, width - count))
    return leading ? space + self : self + space
  }

  fileprivate func trimmingSuffix(of character: Character) -> String {
    String(reversed().drop { $0 == character }.reversed())
  }
}
