// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// A profile as a picture: each frame is as wide as its share, and stands on who called it.
///
/// One SVG file that needs no other: a picture where no script may run, and otherwise a tool that
/// searches and zooms.
public struct FlameGraph: Sendable {
  /// How it is to look.
  public struct Options: Sendable, Hashable {
    /// Whether callers are above: an icicle graph.
    public var isInverted = false
    /// What of the profile it is about: `in region parse`.
    public var scope: String?

    public init() {}
  }

  /// A rectangle of the picture.
  struct Frame: Sendable {
    /// Of the tree that it is made from.
    var node: Int
    var depth: Int
    /// By its place in `labels`.
    var label: Int
    var total: CallTree.Amount
    var own: CallTree.Amount
    var place: String?
    /// What it was before, in a picture of a change.
    var before: CallTree.Amount?
    /// Where its colour is its own, and not that of its label.
    var colour: String?
    /// What share of the picture's width is left of it.
    var left: Double
  }

  /// What frames have in common that have the same name.
  struct Label: Sendable, Hashable {
    var name: String
    /// Without arguments and what templates are made of.
    var short: String
    var module: String
    /// What kind of frame it is, as the legend has it; empty for an ordinary one.
    var kind: String
    var colour: String
  }

  let title: String
  /// What was recorded, a sentence each.
  var lines: [String]
  let event: Profile.Event
  let options: Options
  /// Total weight of the picture, and for how many samples of equal weight it stands.
  let whole: CallTree.Amount
  let evidence: Double
  /// What the whole weighs in CPU time.
  let amount: Double
  /// A parent stands before its children, which stand in the order of the picture.
  var frames: [Frame] = []
  private(set) var labels: [Label] = []
  /// Frames that were too narrow to be drawn.
  private(set) var narrow = 0
  private var known: [CallTree.Label: Int] = [:]
  /// The same whole as it was before, in a picture of a change.
  var before: (whole: CallTree.Amount, evidence: Double)?

  /// A picture is so wide where no script makes it as wide as its window.
  static let width = 1200.0
  /// The narrowest frame that is kept.
  static let narrowest = 0.1

  /// - Parameter event: By its place in the profile's list.
  public init(_ profile: Profile, event: Int, _ options: Options = Options()) {
    let tally = CallTree.Tally(profile, event: event)
    self.init(profile, CallTree(profile, tally), options)
  }

  init(_ profile: Profile, _ tree: CallTree, _ options: Options) {
    let tally = tree.tally
    title = Table.subject(of: profile, tally)
    lines = Table.account(of: profile, tally, scope: options.scope)
    (event, self.options, whole) = (tally.event, options, tally.total)
    evidence = tally.evidence
    let isWhole = options.scope == nil && event.isTime
    amount = isWhole ? Table.total(profile, tally) : Double(whole.weight)
    let palette = FlameGraphPalette(subject: title, tree.functions)
    add(tree, palette)
  }

  /// Not by recursion: a stack may be as deep as it likes.
  private mutating func add(_ tree: CallTree, _ palette: FlameGraphPalette) {
    guard whole.weight > 0 else { return }
    let scale = 1 / Double(whole.weight)
    var waiting = [(node: 0, depth: 0, left: 0.0)]
    while let (number, depth, left) = waiting.popLast() {
      let node = tree.nodes[number]
      frames.append(
        Frame(
          node: number, depth: depth, label: label(node.label, tree, palette), total: node.total,
          own: node.own,
          place: node.lines?.text, left: left))
      var start = left
      var children: [(node: Int, depth: Int, left: Double)] = []
      for child in node.children {
        let share = Double(tree.nodes[child].total.weight) * scale
        if share * Self.width >= Self.narrowest {
          children.append((child, depth + 1, start))
        } else {
          narrow += tree.size(of: child)
        }
        start += share
      }
      waiting += children.reversed()
    }
  }

  private mutating func label(
    _ label: CallTree.Label, _ tree: CallTree, _ palette: FlameGraphPalette
  ) -> Int {
    if let number = known[label] { return number }
    let name = tree.name(of: label).printable
    var made = Label(
      name: name, short: FunctionName.bare(name), module: "", kind: palette.kind(of: label),
      colour: palette.colour(of: label, tree))
    if case .function(let number, _) = label {
      made.module = (tree.functions[number].module ?? "").printable
    }
    known[label] = labels.count
    labels.append(made)
    return labels.count - 1
  }
}

extension CallTree {
  /// How many nodes there are from this one on.
  func size(of node: Int) -> Int {
    var count = 0
    var waiting = [node]
    while let next = waiting.popLast() {
      count += 1
      waiting += nodes[next].children
    }
    return count
  }
}
