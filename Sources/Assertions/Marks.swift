// SPDX-License-Identifier: Apache-2.0

/// Two lines in place of each other, and marks below what differs in the second one.
func markedPair(_ expected: String, _ found: String) -> [String] {
  let pair = OneChange(Array(expected.unicodeScalars), Array(found.unicodeScalars))
  let (old, new) = pair.window(around: visibleLine)
  var lines = ["- " + old.text, "+ " + new.text]
  if pair.isWorthMarking {
    let width = max(1, new.marked)
    lines.append(
      "  " + String(repeating: " ", count: new.before) + String(repeating: "^", count: width))
  }
  if pair.needsNumbers { lines.append("  " + pair.numbers) }
  return lines
}

/// The one part in which two lines differ, between what they begin and end with.
private struct OneChange {
  let expected: [Unicode.Scalar]
  let found: [Unicode.Scalar]
  let head: Int
  let tail: Int

  init(_ expected: [Unicode.Scalar], _ found: [Unicode.Scalar]) {
    self.expected = expected
    self.found = found
    let shorter = min(expected.count, found.count)
    let head = zip(expected, found).prefix { $0 == $1 }.count
    self.head = head
    tail =
      zip(expected.reversed(), found.reversed()).prefix(shorter - head).prefix { $0 == $1 }.count
  }

  private var old: ArraySlice<Unicode.Scalar> { expected[head..<(expected.count - tail)] }
  private var new: ArraySlice<Unicode.Scalar> { found[head..<(found.count - tail)] }

  /// Lines that have nothing in common would be marked from end to end.
  var isWorthMarking: Bool { head + tail > 0 && !(old.isEmpty && new.isEmpty) }

  /// Whether eyes may not tell the two apart.
  var needsNumbers: Bool {
    (old.contains { !$0.isASCII } || new.contains { !$0.isASCII })
      && !(old.isEmpty && new.isEmpty) && max(old.count, new.count) <= 8
  }

  var numbers: String { "scalars: expected \(scalarNumbers(old)), found \(scalarNumbers(new))" }

  /// A side as it is shown: its text, the columns before the part that differs, and those of the part.
  struct Side {
    var text: String
    var before: Int
    var marked: Int
  }

  /// Both sides, cut to the neighbourhood of the change where the lines are long.
  func window(around show: (String) -> String) -> (old: Side, new: Side) {
    (side(expected, old.count, show), side(found, new.count, show))
  }

  private func side(
    _ line: [Unicode.Scalar], _ changed: Int, _ show: (String) -> String
  ) -> Side {
    let start = line.count > 100 ? max(0, head - 40) : 0
    let end = min(line.count, max(start + 100, min(head + changed + 20, start + 200)))
    let lead = start > 0 ? "…" : ""
    let text = show(string(line[start..<end]))
    // An escape in the text before takes more than one column.
    let before = show(string(line[start..<head]) + "|").count - 1
    let marked = show(string(line[start..<min(end, head + changed)]) + "|").count - 1 - before
    return Side(
      text: lead + text + (end < line.count ? "…" : ""), before: lead.count + before, marked: marked
    )
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
