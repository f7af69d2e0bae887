// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What was measured, in nanoseconds a call unless the row says otherwise.
struct Table {
  struct NoRival: Error { let why: String }

  private var titles: [String] = []
  private var ours: [String: [Double]] = [:]
  private var theirs: [String: [Double]] = [:]

  private static let rows = [
    "each": "expected one by one", "first": "all expected, then called",
    "count": "expected by a count",
  ]

  mutating func add(_ title: String, _ value: Double) {
    if ours[title] == nil { titles.append(title) }
    ours[title, default: []].append(value)
  }

  /// Runs the program of the rival, which prints a word and a number on a line.
  mutating func add(rival path: String) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw NoRival(why: text) }
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let title = Self.rows[String(words[0])] else { continue }
      theirs[title, default: []].append(Double(words[1]) ?? .nan)
    }
  }

  var text: String {
    let heading = row("ns", "cmocka", "Backlot", "ratio", "spread")
    return heading
      + titles.map { title in
        let mine = ours[title, default: []].sorted()
        let other = theirs[title].map(median)
        return row(
          title, other.map(number) ?? "–", number(median(mine)),
          other.map { String(format: "%.2fx", median(mine) / $0) } ?? "",
          "\(number(mine.first ?? 0)) … \(number(mine.last ?? 0))")
      }.joined()
  }

  private func row(
    _ title: String, _ rival: String, _ own: String, _ ratio: String, _ spread: String
  ) -> String {
    title.padding(toLength: 38, withPad: " ", startingAt: 0)
      + [rival, own, ratio].map { String(repeating: " ", count: max(10 - $0.count, 1)) + $0 }
      .joined() + "   " + spread + "\n"
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
  private func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
