// SPDX-License-Identifier: Apache-2.0

/// Two pieces of memory, in rows of sixteen bytes.
enum HexDump {
  private static let width = 16

  /// The rows that differ, with marks below the bytes that do.
  static func lines(found: [UInt8], expected: [UInt8]) -> [String] {
    let count = max(found.count, expected.count)
    let different = (0..<count).filter { found.byte($0) != expected.byte($0) }
    guard let first = different.first else { return [] }
    var starts: [Int] = []
    for offset in different where starts.last != offset / width * width {
      starts.append(offset / width * width)
    }
    let rows = starts.prefix(Limits.rows).flatMap { row(at: $0, found, expected) }
    let rest = starts.count - Limits.rows
    return summary(different.count, first, found.count, expected.count) + rows
      + (rest > 0 ? ["… \(rest) more rows differ"] : [])
  }

  private static func summary(_ count: Int, _ first: Int, _ found: Int, _ expected: Int) -> [String]
  {
    let sizes = found == expected ? "" : "; \(found) bytes, expected \(expected)"
    let verb = count == 1 ? "byte differs" : "bytes differ"
    return ["\(count) \(verb), the first at offset \(first) (0x\(hex(first, 1)))\(sizes)"]
  }

  private static func row(at start: Int, _ found: [UInt8], _ expected: [UInt8]) -> [String] {
    let offset = hex(start, 8)
    let blank = String(repeating: " ", count: offset.count)
    let marks = (start..<(start + width)).map {
      found.byte($0) == expected.byte($0) ? "  " : "^^"
    }
    return [
      "\(offset) - \(cells(expected, start))", "\(blank) + \(cells(found, start))",
      trimmed("\(blank)   \(joined(marks))"),
    ]
  }

  private static func cells(_ bytes: [UInt8], _ start: Int) -> String {
    let cells = (start..<(start + width)).map { bytes.byte($0).map { hex(Int($0), 2) } ?? "  " }
    let text = (start..<(start + width)).compactMap { bytes.byte($0) }.map(character)
    return joined(cells) + "  |\(text.joined())|"
  }

  /// With a gap in the middle.
  private static func joined(_ cells: [String]) -> String {
    cells.prefix(width / 2).joined(separator: " ") + "  "
      + cells.dropFirst(width / 2).joined(separator: " ")
  }

  private static func character(_ byte: UInt8) -> String {
    (0x20..<0x7f).contains(byte) ? String(Unicode.Scalar(byte)) : "."
  }

  private static func hex(_ number: Int, _ digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}

extension [UInt8] {
  /// `nil` behind the end.
  fileprivate func byte(_ offset: Int) -> UInt8? { offset < count ? self[offset] : nil }
}
