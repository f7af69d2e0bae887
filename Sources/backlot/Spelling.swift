// SPDX-License-Identifier: Apache-2.0

/// What somebody may have meant by a name that is not there.
struct Spelling {
  private let name: String

  init(of name: String) { self.name = name }

  /// The middle of a sentence: what it may have been, and what there is.
  func advice(_ names: [String], _ kind: String) -> String {
    let all = Array(Set(names)).sorted()
    guard !all.isEmpty else { return "it has no \(kind)s at all; leave out --\(kind)" }
    let shown = all.count > 8 ? all.prefix(8) + ["\(all.count - 8) others"] : all[...]
    let list = "it has \(shown.joined(separator: ", "))"
    return nearest(all).map { "did you mean \($0)? " + list } ?? list
  }

  /// The one with the fewest letters to change, if those are no more than a third.
  func nearest(_ names: [String]) -> String? {
    let distances = names.map { (name: $0, distance: distance(to: $0)) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, max(name.count, best.name.count) / 3) ? best.name : nil
  }

  /// How many letters to add, to leave out or to change (V. Levenshtein, 1966).
  private func distance(to other: String) -> Int {
    let (from, to) = (Array(name.lowercased()), Array(other.lowercased()))
    var row = Array(0...to.count)
    for (line, letter) in from.enumerated() {
      var corner = row[0]
      row[0] = line + 1
      for column in to.indices {
        let change = corner + (letter == to[column] ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, corner + 1)
      }
    }
    return row[to.count]
  }
}
