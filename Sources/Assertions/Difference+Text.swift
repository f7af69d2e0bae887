// SPDX-License-Identifier: Apache-2.0

extension Difference {
  /// Two texts, line by line. They may be equal to Swift, and differ by the bytes.
  static func texts(found: String, expected: String) -> [String] {
    let (olds, news) = (lines(expected), lines(found))
    if olds.count == 1, news.count == 1 { return markedPair(olds[0].text, news[0].text) }
    let edits = Edits(expected: olds.count, found: news.count) { olds[$0] == news[$1] }
    let hunks = Hunks(
      expected: { olds[$0].text }, found: { news[$0].text },
      place: { "line \($0 + 1)" }, marksWithin: true)
    return hunks.lines(edits)
  }

  /// A line, which is equal to another one that has the same bytes.
  private struct Line: Equatable {
    let text: String
    static func == (left: Line, right: Line) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }
  }

  /// Lines end with a line feed; a carriage return before it belongs to the line. The last line of a
  /// text that ends with a line feed is empty.
  private static func lines(_ text: String) -> [Line] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(text: String($0)) }
  }
}
