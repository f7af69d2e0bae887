// SPDX-License-Identifier: Apache-2.0

/// The calls so far, beside what was expected: a row for each call, and one for each line that still
/// waits, where it was to be.
struct PictureTable {
  private struct Row {
    var isMarked = false
    var number = ""
    var call = ""
    var wanted = ""
    var place = ""
    var note = ""
    /// The line that the row stands for, to put others before or after it.
    var line: Int?
  }

  private static let most = 20
  private static let widest = 60

  private let picture: Picture
  private var rows: [Row] = []
  private var omitted = 0

  init(
    _ picture: Picture, marking call: Int? = nil, nearest: Picture.Nearest? = nil
  ) {
    self.picture = picture
    let calls = picture.ledger.log.latest(Self.most)
    omitted = picture.ledger.log.total - calls.count
    rows = calls.map { row($0, nearest: $0.number == call ? nearest : nil, call) }
    insertMissing(except: nearest?.line)
  }

  private func row(_ call: Call, nearest: Picture.Nearest?, _ marked: Int?) -> Row {
    var row = Row(isMarked: call.isWrong || call.number == marked)
    row.number = String(call.number)
    row.call = picture.text(of: nearest?.texts ?? call.entry.description, call.function)
    row.line = call.line ?? nearest?.line
    if let line = row.line {
      row.wanted = picture.text(of: line)
      row.place = String(describing: picture.ledger.lines[line].place)
      row.note = nearest?.note ?? (call.isWrong ? "out of order" : "")
    } else if call.isWrong {
      row.note = "not expected"
    }
    return row
  }

  private mutating func insertMissing(except shown: Int?) {
    let missing = picture.ledger.missing.filter { $0 != shown }
    for line in missing.prefix(Self.most) {
      var row = Row(isMarked: true, wanted: picture.text(of: line), line: line)
      row.place = String(describing: picture.ledger.lines[line].place)
      row.note = picture.note(on: line)
      let before = rows.lastIndex { $0.line.map { $0 <= line } ?? false }
      let start = rows.firstIndex { $0.line != nil } ?? rows.endIndex
      rows.insert(row, at: before.map { $0 + 1 } ?? start)
    }
    if missing.count > Self.most {
      rows.append(Row(wanted: "and \(missing.count - Self.most) more"))
    }
  }

  var text: String {
    let numbers = rows.map(\.number.count).max() ?? 0
    let calls = width(rows.map(\.call) + ["calls so far"])
    let wanted = width(rows.map(\.wanted) + ["expected"])
    let places = width(rows.map(\.place))
    func line(_ row: Row) -> String {
      let number = String(repeating: " ", count: numbers - row.number.count) + row.number
      let cells = [
        (row.isMarked ? "! " : "  ") + number, fill(row.call, calls), fill(row.wanted, wanted),
        fill(row.place, places), row.note,
      ]
      return trimmed(cells.joined(separator: " "))
    }
    let head = line(Row(call: "calls so far", wanted: "expected"))
    let none = picture.ledger.log.total == 0 ? [line(Row(call: "none"))] : []
    let before = omitted > 0 ? [line(Row(call: "… \(omitted) earlier"))] : []
    return ([head] + before + none + rows.map(line)).joined(separator: "\n")
  }

  private func width(_ texts: [String]) -> Int {
    min(texts.map(\.count).max() ?? 0, Self.widest)
  }

  private func fill(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0) + 1)
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
