// SPDX-License-Identifier: Apache-2.0

/// Text that has to fit into columns.
enum TableText {
  enum Side { case left, right }

  static func padded(_ text: String, _ width: Int, _ side: Side) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return side == .left ? text + space : space + text
  }

  /// On as many lines as it needs; those after the first are indented by four more.
  static func wrapped(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in words(text) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent + 4)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// Its words; a number and its unit are one.
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      let bare = word.filter { $0.isLetter || $0 == "%" }
      let isUnit = ["%", "ns", "µs", "ms", "s", "Hz"].contains(bare) && word.count < 4
      if isUnit, let last = words.last {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(String(word))
      }
    }
  }

  /// At most so wide: an ellipsis stands for what is left out.
  static func cut(_ text: String, _ width: Int) -> String {
    text.count <= width ? text : width < 1 ? "" : text.prefix(width - 1) + "…"
  }

  /// The end of a place, from a folder's name on; nothing where there is no room for the file.
  static func tail(_ place: String, _ width: Int) -> String {
    let start = place.split(separator: " ").first.map(String.init) ?? ""
    var rest = Substring(start)
    while rest.count > width, let slash = rest.firstIndex(of: "/") {
      rest = rest[rest.index(after: slash)...]
    }
    return rest.count <= width ? String(rest) : ""
  }

  /// Columns as wide as their widest cell, two apart; the last is as wide as it is.
  static func columns(_ rows: [[String]], _ sides: [Side]) -> [[String]] {
    let widths = sides.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { padded(row[$0], widths[$0], sides[$0]) }
    }
  }
}
