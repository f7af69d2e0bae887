// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension Comparison {
  /// For people at a terminal, ended by a line's end.
  public func text(_ options: Table.Options = Table.Options()) -> String {
    ComparisonText(comparison: self, options: options).text
  }
}

/// A comparison in words.
struct ComparisonText {
  let comparison: Comparison
  let options: Table.Options
  private var style: TableStyle { TableStyle(isColoured: options.isColoured) }

  init(comparison: Comparison, options: Table.Options) {
    self.comparison = comparison
    self.options = options
  }

  var text: String {
    [header, regionLines, functionLines, legend].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var header: [String] {
    let sides = [("before", comparison.before), ("now", comparison.now)]
    let accounts = sides.flatMap { name, side in
      wrapped("\(name): \(account(of: side))", indent: 0).map(style.strong)
    }
    return accounts + totals
      + (comparison.notes + [comparison.noteOnTimes].compactMap(\.self)).flatMap {
        wrapped($0, indent: 2)
      }
  }

  /// What no share tells: that all of it became slower.
  private var totals: [String] {
    let (old, new) = (comparison.before.amount, comparison.now.amount)
    guard comparison.now.tally.event.isTime, old > 0 else { return [] }
    let change = Figures.fixed((new / old - 1) * 100, 1)
    let sign = new > old ? "+" : ""
    return wrapped(
      "CPU time of all: \(Figures.time(old)) → \(Figures.time(new)) (\(sign)\(change) %)", indent: 2
    )
  }

  private func account(of side: Comparison.Side) -> String {
    Table.account(of: side.profile, side.tally, scope: comparison.scope)[0]
      + "; " + Figures.weight(side.amount, side.tally.event)
      + (side.tally.event.isTime ? " of CPU time" : "")
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    TableText.wrapped(text, options.width, indent: indent)
  }

  private var shown: ArraySlice<Comparison.Change> { comparison.changes.prefix(options.limit) }

  private var functionLines: [String] {
    guard !comparison.isEmpty else { return ["no samples on one side: nothing to compare"] }
    let isTime = comparison.now.tally.event.isTime
    let amount = isTime ? "CPU" : "count"
    let titles = ["points", "before %", "now %", "\(amount) before", "now", "function"]
    let rows = TableText.columns(
      [titles] + shown.map(cells),
      Array(repeating: TableText.Side.right, count: 5) + [TableText.Side.left])
    let lines = zip(rows.dropFirst(), shown).map { line($0.0, $0.1) }
    let changed = comparison.changes.count(where: \.isChange)
    let said =
      changed == 0
      ? "No function's own share changed by more than chance explains."
      : "\(Figures.count(changed, "function")) changed by more than chance explains."
    return [said, style.weak(rows[0].joined(separator: "  "))] + lines + [rest].compactMap(\.self)
  }

  private var rest: String? {
    let more = comparison.changes.count - shown.count
    return more > 0 ? style.weak("and \(Figures.count(more, "more function")); see --limit") : nil
  }

  private func cells(_ change: Comparison.Change) -> [String] {
    let sign = change.points > 0 ? "+" : ""
    return [
      "\(sign)\(Figures.fixed(change.points, 1)) ± \(Figures.fixed(change.margin, 1))",
      Figures.fixed(change.before.own.share * 100, 1), Figures.fixed(change.now.own.share * 100, 1),
      Figures.weight(change.before.amount, comparison.before.tally.event),
      Figures.weight(change.now.amount, comparison.now.tally.event), "",
    ]
  }

  private func line(_ row: [String], _ change: Comparison.Change) -> String {
    let numbers = row.dropLast().joined(separator: "  ") + "  "
    let word = self.word(change)
    let room = max(8, options.width - numbers.count - word.count)
    let name = FunctionName.fitted(change.function.name.printable, room)
    switch change.verdict {
    case .more: return style.more(numbers) + style.strong(name) + word
    case .less: return style.less(numbers) + style.strong(name) + word
    case .noise, .few: return style.weak(numbers + name + word)
    }
  }

  private func word(_ change: Comparison.Change) -> String {
    switch change.verdict {
    case .few: " ?"
    case .noise: " ~"
    case .more: change.isNew ? " (new)" : ""
    case .less: change.isGone ? " (gone)" : ""
    }
  }

  private var legend: [String] {
    [Self.aboutFunctions, Self.aboutChanges].flatMap { wrapped($0, indent: 0) }.map(style.weak)
  }

  private static let aboutFunctions = """
    Functions are in the order of the change of their own share; ± is the half width of its 95 % \
    confidence interval. ~ is within the noise, ? has too few samples to say: fewer than five \
    expected on a side. A share falls, too, where another's grows: compare the CPU times.
    """

  private static let aboutChanges = """
    A change is called one by a test of two proportions (z, two-sided), so that at most one in \
    twenty of those called so is expected to be chance (Benjamini and Hochberg). That is about \
    sampling alone: runs also differ by themselves.
    """
}
