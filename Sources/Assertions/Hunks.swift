// SPDX-License-Identifier: Apache-2.0

/// Draws edits as hunks: the parts that differ, with what is around them.
struct Hunks {
  /// The lines of the sequence that was expected, and of the one that was found.
  let expected: (Int) -> String
  let found: (Int) -> String
  /// The words for the place of an element that was found.
  let place: (Int) -> String
  /// Whether two lines in place of each other are compared within.
  let marksWithin: Bool

  func lines(_ edits: Edits) -> [String] {
    var lines: [String] = []
    for hunk in Self.split(edits.list) {
      lines.append("\(place(Self.start(hunk))):")
      lines += draw(hunk)
    }
    if edits.uncompared > 0 { lines.append("… \(edits.uncompared) more are not compared") }
    return shortened(lines)
  }

  /// Each with no more than the context around what differs.
  private static func split(_ edits: [Edit]) -> [[Edit]] {
    let changes = edits.indices.filter { if case .keep = edits[$0] { false } else { true } }
    var ranges: [Range<Int>] = []
    for change in changes {
      let around = max(0, change - Limits.context)..<min(edits.count, change + Limits.context + 1)
      if let last = ranges.last, last.upperBound >= around.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<around.upperBound
      } else {
        ranges.append(around)
      }
    }
    return ranges.map { Array(edits[$0]) }
  }

  /// The index, among the elements found, where a hunk begins; of a hunk of missing ones alone, among
  /// those expected.
  private static func start(_ hunk: [Edit]) -> Int {
    for edit in hunk {
      switch edit {
      case .keep(let index), .surplus(let index): return index
      case .missing: continue
      }
    }
    if case .missing(let index)? = hunk.first { return index }
    return 0
  }

  private func draw(_ hunk: [Edit]) -> [String] {
    var lines: [String] = []
    var missing: [Int] = []
    var surplus: [Int] = []
    for edit in hunk {
      switch edit {
      case .missing(let index): missing.append(index)
      case .surplus(let index): surplus.append(index)
      case .keep(let index):
        lines += replacement(missing, surplus)
        (missing, surplus) = ([], [])
        lines.append("  " + visibleLine(found(index)))
      }
    }
    return lines + replacement(missing, surplus)
  }

  private func replacement(_ missing: [Int], _ surplus: [Int]) -> [String] {
    guard marksWithin, missing.count == surplus.count else {
      return missing.map { "- " + visibleLine(expected($0)) }
        + surplus.map { "+ " + visibleLine(found($0)) }
    }
    return zip(missing, surplus).flatMap { markedPair(expected($0), found($1)) }
  }
}
