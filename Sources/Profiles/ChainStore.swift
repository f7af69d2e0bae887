// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Keeps each list of addresses once. A table of our own, as a dictionary would want an array of
/// each chain that is only looked up.
struct ChainStore {
  private var words: [UInt64] = []
  private var ends: [Int] = []
  private var table: [Int32] = Array(repeating: -1, count: 1024)
  private let seed = UInt64.random(in: .min ... .max)

  var count: Int { ends.count }

  /// The addresses of a chain.
  subscript(_ number: Int) -> ArraySlice<UInt64> {
    words[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// The number of the chain with these addresses.
  mutating func number(of chain: UnsafeBufferPointer<UInt64>) -> Int {
    if ends.count * 2 >= table.count { grow() }
    var place = hash(chain)
    while table[place] >= 0 {
      if isEqual(Int(table[place]), chain) { return Int(table[place]) }
      place = (place + 1) & (table.count - 1)
    }
    table[place] = Int32(ends.count)
    words.append(contentsOf: chain)
    ends.append(words.count)
    return ends.count - 1
  }

  private func isEqual(_ number: Int, _ chain: UnsafeBufferPointer<UInt64>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == chain.count else { return false }
    guard !chain.isEmpty else { return true }
    return words.withUnsafeBufferPointer {
      memcmp($0.baseAddress! + start, chain.baseAddress!, chain.count * 8) == 0
    }
  }

  private func hash(_ chain: some Sequence<UInt64>) -> Int {
    var sum = seed
    for word in chain {
      let (high, low) = (sum ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
      sum = high ^ low &+ 0x1656_67b1_9e37_79f9
    }
    return Int(truncatingIfNeeded: sum ^ sum >> 32) & (table.count - 1)
  }

  private mutating func grow() {
    table = Array(repeating: -1, count: table.count * 2)
    for number in 0..<ends.count {
      var place = hash(self[number])
      while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(number)
    }
  }
}
