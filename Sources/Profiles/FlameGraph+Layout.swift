// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension FlameGraph {
  /// Sizes of the picture; the script has the same ones.
  enum Size {
    static let row = 18.0
    static let side = 10.0
    /// Width of a letter of 12 pixels.
    static let letter = 7.23
    /// A frame narrower than this is not drawn, one narrower than that has no text.
    static let drawn = 0.4
    static let named = 26.0
    static let foot = 34.0
  }

  /// Where everything is.
  struct Layout {
    /// The account in lines that fit.
    let headLines: [String]
    let rows: Int
    private let isInverted: Bool
    private let whole: Double

    init(_ graph: FlameGraph) {
      let letters = Int((FlameGraph.width - 2 * Size.side) / 6.2)
      headLines = graph.lines.flatMap { TableText.wrapped($0, letters) }
      rows = (graph.frames.lazy.map(\.depth).max() ?? 0) + 1
      isInverted = graph.options.isInverted
      whole = Double(max(1, graph.whole.weight))
    }

    var head: Double { 54 + Double(headLines.count) * 16 }

    var height: Double { head + Double(rows) * Size.row + Size.foot }

    func box(of frame: Frame) -> (x: Double, y: Double, width: Double) {
      let room = FlameGraph.width - 2 * Size.side
      let row = isInverted ? frame.depth : rows - 1 - frame.depth
      return (
        Size.side + room * frame.left, head + Double(row) * Size.row,
        room * Double(frame.total.weight) / whole
      )
    }
  }

  /// As much of a name as there is room for.
  func text(of label: Label, width: Double) -> String? {
    guard width >= Size.named else { return nil }
    let room = Int((width - 6) / Size.letter)
    return FunctionName.fitted(label.name, room)
  }

  /// What the pointer is told where no script can tell it.
  func story(of frame: Frame) -> String {
    let label = labels[frame.label]
    let share = confidence(frame.total)
    let own = confidence(frame.own)
    let parts = [
      label.name + (label.module.isEmpty ? "" : " (\(label.module))"),
      "\(percent(share)): \(weight(share)), \(Figures.count(frame.total.samples, "sample"))",
      frame.own.samples > 0 ? "itself \(percent(own))" : nil, frame.place?.printable,
    ]
    return parts.compactMap(\.self).joined(separator: "\n")
  }

  func confidence(_ amount: CallTree.Amount) -> Confidence {
    Confidence(share: Double(amount.weight) / Double(max(1, whole.weight)), of: evidence)
  }

  private func percent(_ share: Confidence) -> String {
    "\(Figures.percent(share.share)) (95 % interval \(Figures.fixed(share.low * 100, 1)) to "
      + "\(Figures.percent(share.high)))"
  }

  private func weight(_ share: Confidence) -> String {
    Figures.weight(amount * share.share, event)
  }
}
