// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension ComparisonText {
  private struct Pair {
    var name: String
    var before, now: Table.RegionLine?
  }

  private var pairs: [Pair] {
    let (old, new) = (comparison.before, comparison.now)
    let before = Table.RegionLine.all(of: old.profile, old.tally)
    let now = Table.RegionLine.all(of: new.profile, new.tally)
    let names =
      now.map(\.name) + before.map(\.name).filter { name in !now.contains { $0.name == name } }
    return names.map { name in
      Pair(
        name: name, before: before.first { $0.name == name }, now: now.first { $0.name == name })
    }
  }

  /// Shares, calls and times of regions, before and now.
  var regionLines: [String] {
    let pairs = self.pairs
    guard !pairs.isEmpty else { return [] }
    let titles = ["share %", "calls", "wall median", "CPU a call", "region"]
    let sides = Array(repeating: TableText.Side.right, count: 4) + [TableText.Side.left]
    var rows = [titles] + pairs.map(cells)
    // Where the terminal is too narrow: without what can be found in the report of one profile.
    for title in ["calls", "CPU a call"] {
      let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max()! + 2 }
      guard widths.reduce(-2, +) > options.width, let column = rows[0].firstIndex(of: title) else {
        continue
      }
      for row in rows.indices { rows[row].remove(at: column) }
    }
    return TableText.columns(rows, Array(sides.suffix(rows[0].count))).enumerated().map {
      index, row in
      let numbers = row.dropLast().joined(separator: "  ") + "  "
      let name = rows[index].last!
      let style = TableStyle(isColoured: options.isColoured)
      return index == 0
        ? style.weak(numbers + name)
        : numbers + style.region(TableText.cut(name, max(8, options.width - numbers.count)))
    }
  }

  private func cells(_ pair: Pair) -> [String] {
    let shares = [
      pair.before.map { comparison.before.tally.share($0.amount).share },
      pair.now.map { comparison.now.tally.share($0.amount).share },
    ].map { $0.map { Figures.fixed($0 * 100, 1) } }
    let measured = [pair.before?.measured, pair.now?.measured]
    let calls = measured.map { $0.map { Figures.grouped($0.calls) } }
    let walls = measured.map { $0?.wall.map { Double($0.median) } }
    let cpus = measured.map { region in
      region.flatMap { region in
        region.calls > 0 ? region.cpu.map { Double($0.total) / Double(region.calls) } : nil
      }
    }
    return [
      arrow(shares), arrow(calls), times(walls), times(cpus), pair.name.printable,
    ]
  }

  /// `12.0 → 15.1`; nothing where neither is known.
  private func arrow(_ values: [String?]) -> String {
    values.allSatisfy { $0 == nil } ? "" : "\(values[0] ?? "none") → \(values[1] ?? "none")"
  }

  /// With the ratio.
  private func times(_ values: [Double?]) -> String {
    let text = arrow(values.map { $0.map(Figures.time) })
    guard let old = values[0], let new = values[1], old > 0 else { return text }
    return text + " (×\(Figures.short(new / old)))"
  }
}
