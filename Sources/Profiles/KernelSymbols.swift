// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// The kernel's functions, as `/proc/kallsyms` lists them.
struct KernelSymbols {
  private struct Symbol {
    let address: UInt64
    /// Its line in the list.
    let line: Range<Int>
  }

  private let list: [UInt8]
  private var symbols: [Symbol] = []

  /// From such a list; empty where the addresses are hidden, which then are all 0.
  init(_ list: [UInt8]) {
    self.list = list
    var start = 0
    while start < list.count {
      let end = list[start...].firstIndex(of: UInt8(ascii: "\n")) ?? list.count
      if let address = Self.address(list[start..<end]) {
        symbols.append(Symbol(address: address, line: start..<end))
      }
      start = end + 1
    }
    symbols.sort { $0.address < $1.address }
  }

  var isEmpty: Bool { symbols.isEmpty }

  /// Where a function starts.
  func address(of name: String) -> UInt64? {
    symbols.first { words($0).dropFirst(2).first?.elementsEqual(name.utf8) == true }?.address
  }

  /// The function at an address, and the module that it belongs to.
  func frame(at address: UInt64) -> Frame? {
    var (low, high) = (0, symbols.count)
    while low < high {
      let middle = low + (high - low) / 2
      if symbols[middle].address <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let words = words(symbols[low - 1]).map { String(decoding: $0, as: UTF8.self) }
    guard words.count > 2 else { return nil }
    return Frame(
      function: words[2], module: words.count > 3 ? words[3] : "[kernel]", offset: address)
  }

  /// The address, a letter, the name, and a module in brackets.
  private func words(_ symbol: Symbol) -> [ArraySlice<UInt8>] {
    list[symbol.line].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  /// `nil`, when the line has no code.
  private static func address(_ line: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var place = line.startIndex
    while place < line.endIndex, line[place] != UInt8(ascii: " ") {
      let digit = line[place]
      value = value << 4 | UInt64(digit < 58 ? digit & 15 : (digit & 15) + 9)
      place += 1
    }
    guard value != 0, line.endIndex - place > 3, "tTwW".utf8.contains(line[place + 1]) else {
      return nil
    }
    return value
  }
}
