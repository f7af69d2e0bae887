// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// The order in which tests run. The same seed makes the same order anywhere.
enum Order {
  /// Groups, and the tests in each, in a random order: what belongs to a group stays together.
  static func shuffled(_ tests: [PlannedTest], seed: UInt64) -> [PlannedTest] {
    var numbers = SplitMix(state: seed)
    return shuffled(tests[...], below: 0, &numbers)
  }

  private static func shuffled(
    _ tests: ArraySlice<PlannedTest>, below depth: Int, _ numbers: inout SplitMix
  ) -> [PlannedTest] {
    var items: [[PlannedTest]] = []
    var places: [Int: Int] = [:]
    for test in tests {
      guard test.groups.count > depth else {
        items.append([test])
        continue
      }
      let group = test.groups[depth].number
      if let place = places[group] {
        items[place].append(test)
      } else {
        places[group] = items.count
        items.append([test])
      }
    }
    for index in items.indices where items[index][0].groups.count > depth {
      items[index] = shuffled(items[index][...], below: depth + 1, &numbers)
    }
    return items.shuffled(using: &numbers).flatMap { $0 }
  }
}

/// Steele, Lea and Flood's generator of random numbers.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
