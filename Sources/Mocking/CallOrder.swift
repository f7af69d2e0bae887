// SPDX-License-Identifier: Apache-2.0

/// Where calls are found that are looked for one after another.
enum CallOrder {
  /// The numbers of the calls that somebody asks for, wherever they are, and how many there shall be.
  struct Step {
    let calls: [Int]
    let count: ClosedRange<Int>
  }

  struct Found: Equatable {
    /// The number of the call behind which was looked.
    let start: Int
    let calls: [Int]
  }

  static func founds(of steps: [Step]) -> [Found] {
    let claims = claims(of: steps)
    return steps.indices.map { index in
      let end = end(of: index, steps, claims)
      let calls = steps[index].calls.filter { $0 > claims[index].start && $0 < end }
      return Found(start: claims[index].start, calls: calls)
    }
  }

  /// The calls that a step needs, and behind which they were looked for.
  private struct Claim {
    let start: Int
    let calls: ArraySlice<Int>
  }

  private static func claims(of steps: [Step]) -> [Claim] {
    var found = 0
    return steps.map { step in
      let start = found
      let calls = step.calls.filter { $0 > start }.prefix(step.count.lowerBound)
      if calls.count < step.count.lowerBound { return Claim(start: start, calls: []) }
      found = calls.last ?? start
      return Claim(start: start, calls: calls)
    }
  }

  /// The call from which on calls are no longer counted.
  private static func end(of index: Int, _ steps: [Step], _ claims: [Claim]) -> Int {
    let next = claims[(index + 1)...].lazy.compactMap(\.calls.first).first ?? .max
    guard let last = claims[index].calls.last else { return next }
    // As many calls as are wanted follow one another; others of the order may be looked for twice.
    let others = steps.indices.filter { $0 != index }.flatMap { steps[$0].calls }
    let foreign = others.filter { $0 > last && !steps[index].calls.contains($0) }.min()
    return min(next, foreign ?? .max)
  }
}
