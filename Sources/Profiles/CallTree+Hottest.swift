// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension CallTree {
  /// A function, and how much of the time it took.
  struct FunctionTotal: Sendable {
    var function: Function
    /// While it was running itself.
    var own = Amount()
    /// While it was running, or waited for one that it had called.
    var total = Amount()
    /// Its hottest line.
    var place: String?
  }

  /// How much each function took, whoever called it. A function that calls itself counts once.
  static func functions(of profile: Profile, _ tally: Tally) -> [FunctionTotal] {
    let functions = Functions(profile.frames)
    var totals = functions.all.map { FunctionTotal(function: $0) }
    var lastSeen = Array(repeating: -1, count: totals.count)
    var frames = Array(repeating: Amount(), count: profile.frames.count)
    for (index, group) in tally.groups.enumerated() {
      let stack = profile.stacks[group.stack]
      for frame in stack {
        let function = functions.ofFrame[frame]
        guard lastSeen[function] != index else { continue }
        lastSeen[function] = index
        totals[function].total += group.amount
      }
      if let innermost = stack.first {
        totals[functions.ofFrame[innermost]].own += group.amount
        frames[innermost] += group.amount
      }
    }
    for (function, place) in hottestLines(profile.frames, functions, frames) {
      totals[function].place = place
    }
    return totals.filter { $0.total.samples > 0 }
  }

  private struct Line: Hashable {
    var function: Int
    var file: String
    var line: Int
  }

  private static func hottestLines(
    _ frames: [Profile.StackFrame], _ functions: Functions, _ amounts: [Amount]
  ) -> [Int: String] {
    var lines: [Line: UInt64] = [:]
    for (number, frame) in frames.enumerated() where amounts[number].samples > 0 {
      guard let file = frame.place.file, let line = frame.place.line else { continue }
      let place = Line(function: functions.ofFrame[number], file: file, line: line)
      lines[place, default: 0] += amounts[number].weight
    }
    var hottest: [Int: (place: Line, weight: UInt64)] = [:]
    for (place, weight) in lines {
      let best = hottest[place.function]
      let isHotter =
        best.map { (weight, $0.place.line) > ($0.weight, place.line) } ?? true
      if isHotter { hottest[place.function] = (place, weight) }
    }
    return hottest.mapValues { "\($0.place.file):\($0.place.line)" }
  }
}
