// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// The kernel's functions, as `/proc/kallsyms` lists them.
struct KernelSymbols {
  private struct Symbol {
    let address: UInt64
    let name, module: Substring.UTF8View
  }

  private var symbols: [Symbol] = []

  /// From such a list; empty where the addresses are hidden, which then are all 0.
  init(_ text: String) {
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(maxSplits: 3) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard words.count >= 3, let address = Self.hexadecimal(words[0]), address != 0,
        let kind = words[1].first, "tTwW".utf8.contains(kind)
      else { continue }
      symbols.append(
        Symbol(
          address: address, name: words[2], module: words.count > 3 ? words[3] : Substring("").utf8)
      )
    }
    symbols.sort { $0.address < $1.address }
  }

  var isEmpty: Bool { symbols.isEmpty }

  /// Where a function starts.
  func address(of name: String) -> UInt64? {
    symbols.first { $0.name.elementsEqual(name.utf8) }?.address
  }

  /// The function at an address, and the module that it belongs to.
  func frame(at address: UInt64) -> Frame? {
    var (low, high) = (0, symbols.count)
    while low < high {
      let middle = low + (high - low) / 2
      if symbols[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let symbol = symbols[low - 1]
    let module = symbol.module.isEmpty ? "[kernel]" : String(Substring(symbol.module))
    return Frame(function: String(Substring(symbol.name)), module: module, offset: address)
  }

  private static func hexadecimal(_ digits: Substring.UTF8View) -> UInt64? {
    var value: UInt64 = 0
    for digit in digits {
      switch digit {
      case 48...57: value = value << 4 | UInt64(digit - 48)
      case 97...102: value = value << 4 | UInt64(digit - 87)
      default: return nil
      }
    }
    return value
  }
}
