// SPDX-License-Identifier: Apache-2.0

/// Functions that a program made while it ran, as it tells in `/tmp/perf-PID.map`.
struct JITSymbols {
  private var symbols: [(start: UInt64, size: UInt64, name: String)] = []

  /// From such a list: start and size in hexadecimal, then the name.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let start = Self.number(words[0]), let size = Self.number(words[1])
      else { continue }
      symbols.append((start, size, String(words[2])))
    }
    // Of two at one place the later holds.
    symbols = symbols.enumerated().sorted { ($0.1.start, $0.0) < ($1.1.start, $1.0) }.map(\.1)
  }

  /// The function at an address.
  func name(at address: UInt64) -> String? {
    var (low, high) = (0, symbols.count)
    while low < high {
      let middle = low + (high - low) / 2
      if symbols[middle].start <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0, address - symbols[low - 1].start < symbols[low - 1].size else { return nil }
    return symbols[low - 1].name
  }

  private static func number(_ digits: Substring) -> UInt64? {
    UInt64(digits.hasPrefix("0x") ? digits.dropFirst(2) : digits, radix: 16)
  }
}
