// SPDX-License-Identifier: Apache-2.0

/// Cuts bytes into lines, however they come.
struct LineBuffer: Sendable {
  private var rest: [UInt8] = []
  /// The number of the last line that was taken, from 1.
  private(set) var number = 0

  /// The lines that are whole by now, without their ends.
  mutating func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else {
      rest += bytes
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
