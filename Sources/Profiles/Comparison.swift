// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// What is different between two profiles: functions, regions, and what is no more than chance.
///
/// Shares do not depend on how long or how often was sampled. CPU times are those that were measured:
/// a program with so much to do takes no less of it where it had to wait.
public struct Comparison: Sendable {
  /// What a difference amounts to.
  enum Verdict: String, Sendable {
    case more, less
    /// As much as chance makes it.
    case noise
    /// Too few samples to say anything.
    case few
  }

  /// One side of it.
  struct Side: Sendable {
    let profile: Profile
    let tally: CallTree.Tally
    /// CPU time of all, or how many events.
    let amount: Double
    let duration: Double?

    init(_ profile: Profile, event: Int, isWhole: Bool) {
      self.profile = profile
      tally = CallTree.Tally(profile, event: event)
      let isMeasured = isWhole && tally.event.isTime
      amount = isMeasured ? Table.total(profile, tally) : Double(tally.total.weight)
      duration = Table.duration(of: profile)
    }
  }

  /// How much of something there was on a side.
  struct Seen: Sendable {
    var own: Confidence
    var total: Confidence
    var ownSamples: Int
    var totalSamples: Int
    /// CPU time of its own share.
    var amount: Double
  }

  /// A function on both sides.
  struct Change: Sendable {
    var function: CallTree.Function
    var place: String?
    var before, now: Seen
    var verdict: Verdict
    /// How probable such a difference is where there is none.
    var chance: Double?

    /// Of the share, in points of a hundred.
    var points: Double { (now.own.share - before.own.share) * 100 }
    var isNew: Bool { before.totalSamples == 0 }
    var isGone: Bool { now.totalSamples == 0 }
    var isChange: Bool { verdict == .more || verdict == .less }

    /// Half the width of the difference's 95 % interval, in points (R. Newcombe's tenth method,
    /// Statistics in Medicine 17, 1998: from the two Wilson intervals).
    var margin: Double {
      let (old, new) = (before.own, now.own)
      let down = Self.length(new.share - new.low, old.high - old.share)
      let up = Self.length(new.high - new.share, old.share - old.low)
      return (down + up) / 2 * 100
    }

    private static func length(_ one: Double, _ other: Double) -> Double {
      (one * one + other * other).squareRoot()
    }
  }

  let before, now: Side
  /// Changes first, then what may be chance; each the greatest first.
  let changes: [Change]
  let scope: String?

  /// - Parameters:
  ///   - events: One of each profile, by its place in the list.
  ///   - scope: What of the profiles it is about: `in region parse`.
  public init(
    _ before: Profile, _ now: Profile, events: (before: Int, now: Int), scope: String? = nil
  ) {
    self.scope = scope
    self.before = Side(before, event: events.before, isWhole: scope == nil)
    self.now = Side(now, event: events.now, isWhole: scope == nil)
    changes = Self.changes(self.before, self.now)
  }

  /// What has no samples on either side is no difference.
  var isEmpty: Bool { before.tally.total.samples == 0 || now.tally.total.samples == 0 }

  /// What a reader must know before he compares.
  var notes: [String] {
    let (old, new) = (before, now)
    var notes: [String] = []
    if let first = old.profile.command.first, let second = new.profile.command.first,
      FunctionName.file(first) != FunctionName.file(second)
    {
      notes.append(
        "these are profiles of different programs, \(first.printable) and \(second.printable): functions "
          + "of one name are compared")
    }
    if old.tally.event.name != new.tally.event.name {
      notes.append(
        "the first has \(old.tally.event.name.printable), the second \(new.tally.event.name.printable): "
          + "shares can be compared, amounts cannot")
    }
    for (side, name) in [(old, "first"), (new, "second")] where !side.profile.account.isComplete {
      notes.append("the \(name) profile is not complete: its last moments may be missing")
    }
    if let one = old.profile.account.frequency, let other = new.profile.account.frequency,
      one != other
    {
      notes.append(
        "sampled at \(Figures.fixed(one, 0)) and at \(Figures.fixed(other, 0)) Hz: shares and times "
          + "do not depend on it, their intervals do")
    }
    return notes
  }
  /// For whoever looks at the CPU times of two parts of a program that goes on and on.
  var noteOnTimes: String? {
    guard let one = before.duration, let other = now.duration, abs(other / one - 1) > 0.02 else {
      return nil
    }
    return "the first took \(Figures.time(one)), the second \(Figures.time(other)): CPU times are "
      + "as measured"
  }
}
