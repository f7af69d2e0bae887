// SPDX-License-Identifier: Apache-2.0

/// Cuts bytes into lines, however they come.
struct LineBuffer: Sendable {
  /// What is longer is no line of a report, and is not kept.
  private static let longest = 64 << 20

  private var rest: [UInt8] = []
  /// The number of the last line that was taken, from 1.
  private(set) var number = 0

  /// The lines that are whole by now, without their ends.
  mutating func lines(_ bytes: [UInt8]) throws(UnreadableReport) -> [ArraySlice<UInt8>] {
    guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else {
      rest += bytes
      guard rest.count <= Self.longest else {
        throw UnreadableReport(
          "has a line of more than \(Self.longest >> 20) MiB; see what wrote it")
      }
      return []
    }
    let whole = rest + bytes[..<last]
    rest = Array(bytes[(last + 1)...])
    return whole.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// Counts a line, and gives its text without a carriage return at its end.
  mutating func text(_ line: ArraySlice<UInt8>) -> String {
    number += 1
    return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  /// What comes after the last line's end.
  mutating func remainder() -> ArraySlice<UInt8>? {
    defer { rest = [] }
    return rest.isEmpty ? nil : rest[...]
  }
}
