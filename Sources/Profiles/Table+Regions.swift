// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension Table {
  /// What is known of a region: from samples, from its own measurements, or from both.
  struct RegionLine: Sendable {
    /// `request/parse`.
    var name: String
    var path: [String]
    /// With what is inside.
    var amount: CallTree.Amount
    var measured: Account.Region?

    /// In the order of a tree: a region, then what is inside, the hottest first.
    static func all(of profile: Profile, _ tally: CallTree.Tally) -> [RegionLine] {
      var lines: [[String]: RegionLine] = [:]
      for (path, amount) in zip(profile.regions, tally.regions) where amount.samples > 0 {
        for depth in path.indices {
          let outer = Array(path[...depth])
          lines[outer, default: empty(outer)].amount += amount
        }
      }
      for region in profile.account.regions {
        let places = lines.keys.filter { isPlace($0, of: region) }
        if places.count == 1 {
          lines[places[0]]?.measured = region
        } else {
          let line = whole(region, profile, tally, places: places.count)
          lines[line.path] = line
        }
      }
      return lines.values.sorted { left, right in
        let depth = zip(left.path, right.path).prefix { $0 == $1 }.count
        guard depth < left.path.count, depth < right.path.count else {
          return left.path.count < right.path.count
        }
        let (one, other) = (left.path[...depth], right.path[...depth])
        let weights = [one, other].map { lines[Array($0)]?.amount.weight ?? 0 }
        return weights[0] == weights[1] ? one.last! < other.last! : weights[0] > weights[1]
      }
    }

    /// A region is measured by its name alone, wherever it is entered.
    private static func isPlace(_ path: [String], of region: Account.Region) -> Bool {
      path.last == region.name || path.joined(separator: "/") == region.name
    }

    /// A line of its own for what is in several places, or in none that was sampled.
    private static func whole(
      _ region: Account.Region, _ profile: Profile, _ tally: CallTree.Tally, places: Int
    ) -> RegionLine {
      let count = places > 1 ? " in \(places) places" : ""
      var line = empty([region.name + count])
      for (path, amount) in zip(profile.regions, tally.regions) where path.contains(region.name) {
        line.amount += amount
      }
      line.measured = region
      return line
    }

    private static func empty(_ path: [String]) -> RegionLine {
      RegionLine(name: path.joined(separator: "/"), path: path, amount: CallTree.Amount())
    }
  }

  var regionLines: [String] {
    guard !regions.isEmpty else { return [] }
    return regionTable + counterLines
  }

  private var regionTable: [String] {
    let hasWall = regions.contains { $0.measured?.wall != nil }
    let titles =
      ["share %", "± 95 %", "CPU time", "samples", "calls"]
      + (hasWall ? ["wall min", "median", "p99", "max"] : []) + ["region"]
    let rows = fitted(
      [titles] + (regions + [outside].compactMap(\.self)).map { cells($0, hasWall) })
    let numbers = Array(repeating: TableText.Side.right, count: rows[0].count - 1)
    return lines(rows, numbers + [.left])
  }

  /// Where the terminal is too narrow: without the columns that say least.
  private func fitted(_ rows: [[String]]) -> [[String]] {
    var rows = rows
    for title in ["p99", "wall min", "± 95 %", "max", "samples"] {
      guard width(of: rows) > options.width, let column = rows[0].firstIndex(of: title) else {
        continue
      }
      for row in rows.indices { rows[row].remove(at: column) }
    }
    return rows
  }

  private func width(of rows: [[String]]) -> Int {
    rows[0].indices.map { column in rows.map { $0[column].count }.max()! + 2 }.reduce(-2, +)
  }

  private func lines(_ rows: [[String]], _ sides: [TableText.Side]) -> [String] {
    let rows = TableText.columns(rows, sides)
    return rows.enumerated().map { index, row in
      let last = index == 0 ? row.last! : style.region(row.last!)
      let line = row.dropLast().joined(separator: "  ") + "  "
      let room = options.width - line.count
      let name =
        row.last!.count > room ? style.region(TableText.cut(trimmed(row.last!), room)) : last
      return index == 0 ? style.weak(trimmed(line + row.last!)) : line + name
    }.map(trimmed)
  }

  private func cells(_ region: RegionLine, _ hasWall: Bool) -> [String] {
    let confidence = tally.share(region.amount)
    let isFew = Confidence.isFew(tally.evidence(of: region.amount))
    let calls = region.measured.map { Figures.grouped($0.calls) } ?? ""
    let wall = region.measured?.wall
    let times = wall.map { [$0.min, $0.median, $0.p99, $0.max].map { Figures.time(Double($0)) } }
    let indent = String(repeating: "  ", count: max(0, region.path.count - 1))
    return [
      Figures.fixed(confidence.share * 100, 1), Figures.fixed(confidence.margin * 100, 1),
      regionCPU(region, confidence), Figures.grouped(region.amount.samples), calls,
    ] + (hasWall ? times ?? ["", "", "", ""] : [])
      + [indent + (region.path.last ?? "outside of regions").printable + (isFew ? " ?" : "")]
  }

  /// As measured where it was, and otherwise from the samples.
  private func regionCPU(_ region: RegionLine, _ confidence: Confidence) -> String {
    guard tally.event.isTime, let cpu = region.measured?.cpu else { return weight(confidence) }
    return Figures.time(Double(cpu.total))
  }

  private var outside: RegionLine? {
    let amounts = zip(profile.regions, tally.regions).filter { $0.0.isEmpty }.map(\.1)
    let all = amounts.reduce(into: CallTree.Amount()) { $0 += $1 }
    return all.samples == 0 ? nil : RegionLine(name: "", path: [], amount: all)
  }

  private var counterLines: [String] {
    let known = regions.compactMap { region -> String? in
      guard let counters = region.measured?.counters, !counters.isEmpty else { return nil }
      let words = counters.sorted { $0.key < $1.key }
        .map { "\($0.key.printable) \(Figures.count(Double($0.value)))" }
      return "counted in \(region.name.printable): \(words.joined(separator: ", "))"
    }
    let absent = profile.account.absent.sorted { $0.key < $1.key }
      .map { "not counted: \($0.key.printable), as \($0.value.printable)" }
    let lines = (known + absent).flatMap { TableText.wrapped($0, options.width, indent: 2) }
    return lines.isEmpty ? [] : [""] + lines
  }

  func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
