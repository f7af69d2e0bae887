// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension Table {
  private var shown: [CallTree.FunctionTotal] {
    let seen = options.byTotal ? functions : functions.filter { $0.own.samples > 0 }
    return Array(seen.prefix(options.limit))
  }

  var functionLines: [String] {
    guard !shown.isEmpty else { return ["no samples"] }
    let amount = tally.event.isTime ? "CPU time" : "self"
    let titles = ["self %", "total %", amount, "samples", "function"]
    let rows = [titles] + shown.map(cells)
    let sides: [TableText.Side] = [.right, .right, .right, .right, .left]
    let columns = TableText.columns(rows, sides)
    return columns.enumerated().map { index, row in
      line(row, index == 0 ? nil : shown[index - 1])
    } + [rest].compactMap(\.self)
  }

  private func line(_ row: [String], _ function: CallTree.FunctionTotal?) -> String {
    let numbers = row.dropLast().joined(separator: "  ") + "  "
    guard let function else { return style.weak(trimmed(numbers + row.last!)) }
    let isVague = tally.share(amount(function)).isVague
    return (isVague ? style.doubtful(numbers) : numbers)
      + name(function, max(8, options.width - numbers.count), isVague)
  }

  private func amount(_ function: CallTree.FunctionTotal) -> CallTree.Amount {
    options.byTotal ? function.total : function.own
  }

  private func cells(_ function: CallTree.FunctionTotal) -> [String] {
    let (own, total) = (tally.share(function.own), tally.share(function.total))
    return [
      options.byTotal ? Figures.fixed(own.share * 100, 1) : share(own),
      options.byTotal ? share(total) : Figures.fixed(total.share * 100, 1),
      weight(options.byTotal ? total : own), Figures.grouped(amount(function).samples), "",
    ]
  }

  /// The function, and as much of its place as there is room for.
  private func name(
    _ function: CallTree.FunctionTotal, _ width: Int, _ isVague: Bool
  ) -> String {
    let mark = isVague ? " ?" : ""
    let name = function.function.name.printable
    let short = FunctionName.fitted(name, max(1, width - mark.count))
    let place = place(of: function)
    let room = width - short.count - mark.count - 1
    let shown = place.count <= room ? place : TableText.tail(place, room)
    return style.strong(short) + mark + (shown.isEmpty ? "" : " " + style.weak(shown))
  }

  private func place(of function: CallTree.FunctionTotal) -> String {
    let module = function.function.isKnown ? function.function.module : nil
    let parts = [
      function.place?.printable,
      function.function.isKernel ? "(kernel)" : module.map { "(\($0.printable))" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private var rest: String? {
    let count = (options.byTotal ? functions : functions.filter { $0.own.samples > 0 }).count
    guard count > shown.count else { return nil }
    return style.weak("and \(Figures.count(count - shown.count, "more function")); see --limit")
  }

  var legend: [String] {
    let sentences = [
      "± is the half width of the 95 % confidence interval, in points of the share (Wilson's).",
      "A function is marked ? where that is more than half of its share; a region, where it has too "
        + "few samples to tell its functions apart: one with half of them would be uncertain by more "
        + "than ten points.",
    ]
    return sentences.flatMap { TableText.wrapped($0, options.width) }.map(style.weak)
  }
}
