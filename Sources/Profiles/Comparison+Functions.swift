// SPDX-License-Identifier: Apache-2.0

extension Comparison {
  /// A function is known by its name: the file that it is in may be called otherwise in the next
  /// build.
  private struct Key: Hashable {
    var name: String
    var isKernel: Bool

    init(_ function: CallTree.Function) {
      (name, isKernel) = (function.name, function.isKernel)
    }
  }

  static func changes(_ before: Side, _ now: Side) -> [Change] {
    let (old, new) = (totals(before), totals(now))
    var changes = Set(old.keys).union(new.keys).map { key in
      change(old[key], new[key], before, now)
    }
    let discoveries = Confidence.discoveries(changes.map(\.chance))
    for index in changes.indices {
      changes[index].verdict = verdict(changes[index], isDiscovery: discoveries[index])
    }
    return changes.filter { $0.before.ownSamples + $0.now.ownSamples > 0 }
      .sorted { left, right in
        if left.isChange != right.isChange { return left.isChange }
        let sizes = (left.points.magnitude, right.points.magnitude)
        if sizes.0 != sizes.1 { return sizes.0 > sizes.1 }
        let names = (left.function.name, right.function.name)
        return names.0 == names.1 ? right.function.isKernel : names.0 < names.1
      }
  }

  private static func totals(_ side: Side) -> [Key: CallTree.FunctionTotal] {
    let all = CallTree.functions(of: side.profile, side.tally)
    return Dictionary(all.map { (Key($0.function), $0) }) { one, other in
      var sum = one
      sum.own += other.own
      sum.total += other.total
      sum.place = one.own.weight >= other.own.weight ? one.place : other.place
      return sum
    }
  }

  private static func change(
    _ old: CallTree.FunctionTotal?, _ new: CallTree.FunctionTotal?, _ before: Side, _ now: Side
  ) -> Change {
    let (was, isNow) = (seen(old, before), seen(new, now))
    let chance = Confidence.chance(
      was.own, of: before.tally.evidence, isNow.own, of: now.tally.evidence)
    return Change(
      function: (new ?? old)!.function, place: new?.place ?? old?.place, before: was, now: isNow,
      verdict: .few, chance: chance)
  }

  private static func seen(_ function: CallTree.FunctionTotal?, _ side: Side) -> Seen {
    let (own, total) = (
      function?.own ?? CallTree.Amount(), function?.total ?? CallTree.Amount()
    )
    let share = side.tally.share(own)
    return Seen(
      own: share, total: side.tally.share(total), ownSamples: own.samples,
      totalSamples: total.samples, amount: share.share * side.amount)
  }

  private static func verdict(_ change: Change, isDiscovery: Bool) -> Verdict {
    guard change.chance != nil else { return .few }
    return isDiscovery ? (change.points > 0 ? .more : .less) : .noise
  }
}
