// SPDX-License-Identifier: Apache-2.0

extension FlameGraph {
  /// What changed, as a picture: as wide as it is now, coloured by what it was before. What chance
  /// explains is grey.
  public init(_ comparison: Comparison, _ options: Options = Options()) {
    let (old, new) = (comparison.before, comparison.now)
    let tree = CallTree(new.profile, new.tally)
    self.init(new.profile, tree, options)
    before = (old.tally.total, old.tally.evidence)
    lines =
      [("before: ", old), ("now: ", new)].map { name, side in
        name + Table.account(of: side.profile, side.tally, scope: options.scope)[0]
      } + comparison.notes
    colourChange(since: CallTree(old.profile, old.tally), tree)
  }

  /// Paths are the same whose names are.
  private struct Step: Hashable {
    var name: String
    var kind: Int

    init(_ label: CallTree.Label, _ tree: CallTree) {
      name = tree.name(of: label)
      switch label {
      case .all: kind = 0
      case .region: kind = 1
      case .outside: kind = 2
      case .function(let number, _): kind = tree.functions[number].isKernel ? 4 : 3
      }
    }
  }

  private mutating func colourChange(since old: CallTree, _ new: CallTree) {
    let found = counterparts(in: old, of: new)
    let chances = frames.indices.map { index -> Double? in
      let amount = found[index] ?? CallTree.Amount()
      frames[index].before = amount
      return Confidence.chance(
        old.tally.share(amount), of: old.tally.evidence, confidence(frames[index].total),
        of: evidence)
    }
    for (index, isChange) in Confidence.discoveries(chances).enumerated() {
      let now = confidence(frames[index].total).share
      let was = old.tally.share(frames[index].before!).share
      frames[index].colour = isChange ? Self.colour(ofPoints: (now - was) * 100) : "d0"
    }
  }

  static func colour(ofPoints points: Double) -> String {
    let strength = points.magnitude >= 5 ? 3 : points.magnitude >= 1 ? 2 : 1
    return (points > 0 ? "u" : "n") + String(strength)
  }

  /// For each frame, what its path was before. The same function, called and inlined, is one.
  private func counterparts(in old: CallTree, of new: CallTree) -> [CallTree.Amount?] {
    var found: [CallTree.Amount?] = []
    var path: [[Int]] = []
    var known: [Int: [Step: [Int]]] = [:]
    for frame in frames {
      path.removeLast(path.count - frame.depth)
      let step = Step(new.nodes[frame.node].label, new)
      let nodes =
        path.isEmpty
        ? [0]
        : path.last!.flatMap { parent -> [Int] in
          if known[parent] == nil {
            known[parent] = Dictionary(grouping: old.nodes[parent].children) {
              Step(old.nodes[$0].label, old)
            }
          }
          return known[parent]![step] ?? []
        }
      path.append(nodes)
      let sum = nodes.reduce(into: CallTree.Amount()) { $0 += old.nodes[$1].total }
      found.append(nodes.isEmpty ? nil : sum)
    }
    return found
  }
}
