// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

extension Table {
  /// What was recorded, how well, and at what cost: a sentence a line.
  static func account(of profile: Profile, _ tally: CallTree.Tally, scope: String?) -> [String] {
    [
      what(profile, tally, scope), completeness(profile.account, isPart: scope != nil),
      cost(profile, tally, isPart: scope != nil),
    ] + profile.account.notes.map(\.printable)
  }

  /// `4,812 samples of ./server, taken at 1,000 Hz of cpu-clock within 12.3 s, in 4 threads`
  private static func what(
    _ profile: Profile, _ tally: CallTree.Tally, _ scope: String?
  ) -> String {
    let account = profile.account
    let subject = TableText.cut(Self.subject(of: profile, tally), 160)
    let threads = tally.threads.count { $0.samples > 0 }
    let rate = account.frequency.map { "at \(Figures.fixed($0, 0)) Hz of " } ?? "by "
    return Figures.count(tally.total.samples, "sample")
      + (subject.isEmpty ? "" : " of \(subject)") + (scope.map { " \($0)" } ?? "")
      + ", taken \(rate)\(tally.event.name.printable)"
      + (duration(of: profile).map { " within \(Figures.time($0))" } ?? "")
      + ", in \(Figures.count(threads, "thread"))" + (account.how.map { ", \(way($0))" } ?? "")
  }

  /// The program with its arguments; of a file of perf's, whose arguments are perf's own, the name of
  /// the busiest thread.
  static func subject(of profile: Profile, _ tally: CallTree.Tally) -> String {
    let isPerf =
      profile.account.how == nil && profile.command.first.map(FunctionName.file) == "perf"
    guard isPerf else { return profile.command.map(\.printable).joined(separator: " ") }
    let busiest = tally.threads.indices.max {
      tally.threads[$0].samples < tally.threads[$1].samples
    }
    return busiest.map { profile.threads[$0].name.printable } ?? ""
  }

  private static func way(_ how: String) -> String {
    switch how {
    case "in-process": "by the program itself"
    case "outside": "from outside"
    default: how.printable
    }
  }

  /// From the first sample to the last where the profiler did not say how long it was at work.
  static func duration(of profile: Profile) -> Double? {
    if let start = profile.account.start, let end = profile.account.end, end > start {
      return Double(end - start)
    }
    let times = profile.samples.lazy.map(\.time)
    guard let first = times.min(), let last = times.max(), last > first else { return nil }
    return Double(last - first)
  }

  private static func completeness(_ account: Account, isPart: Bool) -> String {
    var unknown: [String] = []
    func count(_ number: UInt64?, _ words: String, isTaken: Bool = false) -> String? {
      guard let number else {
        unknown.append(words)
        return nil
      }
      let all = account.taken.map { Double($0) + (isTaken ? 0 : Double(number)) }
      return "\(words) \(Figures.grouped(number))" + share(number, of: all)
    }
    let parts = [
      account.expected.map { "expected \(Figures.fixed($0, 0))" },
      account.taken.map { taken($0, of: account.expected) },
      count(account.lost, "lost"), count(account.throttled, "throttled"),
      count(account.blocked, "blocked"), count(account.cut, "stacks cut short", isTaken: true),
    ].compactMap(\.self)
    if account.taken == nil { unknown.insert("taken", at: 0) }
    if account.expected == nil { unknown.insert("expected", at: 0) }
    let whole = isPart && !parts.isEmpty ? "of the whole profile: " : ""
    let known = parts.isEmpty ? [] : ["samples " + whole + parts.joined(separator: ", ")]
    let gaps = unknown.isEmpty ? [] : ["not known: \(unknown.joined(separator: ", "))"]
    return (known + gaps).joined(separator: "; ")
  }

  private static func taken(_ taken: UInt64, of expected: Double?) -> String {
    let share = expected.flatMap { $0 > 0 ? " (\(Figures.percent(Double(taken) / $0)))" : nil }
    return "taken \(Figures.grouped(taken))\(share ?? "")"
  }

  private static func share(_ number: UInt64, of all: Double?) -> String {
    guard let all, all > 0, number > 0 else { return "" }
    return " (\(Figures.percent(Double(number) / all)))"
  }

  private static func cost(_ profile: Profile, _ tally: CallTree.Tally, isPart: Bool) -> String {
    let seen = Double(tally.total.weight)
    let amount =
      tally.event.isTime
      ? "CPU time " + (isPart ? Figures.time(seen) : time(profile, tally))
      : "\(Figures.count(seen)) \(tally.event.name.printable)"
    guard let overhead = profile.account.overhead else {
      return amount + "; the profiler's own share is not known"
    }
    let cpu = profile.account.cpu.map { Double($0) } ?? seen
    let share = cpu > 0 ? " (\(Figures.percent(Double(overhead) / cpu)))" : ""
    return amount + "; the profiler's own share of it \(Figures.time(Double(overhead)))\(share)"
      + (isPart ? " in the whole profile" : "")
  }

  private static func time(_ profile: Profile, _ tally: CallTree.Tally) -> String {
    let sampled = total(profile, tally)
    guard let cpu = profile.account.cpu, sampled < 0.98 * Double(cpu) else {
      return Figures.time(sampled)
    }
    return "\(Figures.time(Double(cpu))), \(Figures.time(sampled)) of it where samples are taken"
  }

  /// The CPU time that samples stand for, as measured, or as they add up to where nobody measured it.
  static func total(_ profile: Profile, _ tally: CallTree.Tally) -> Double {
    let account = profile.account
    guard let cpu = account.cpu.map({ Double($0) }) else { return Double(tally.total.weight) }
    guard let expected = account.expected, let frequency = account.frequency, frequency > 0 else {
      return cpu
    }
    // Where the kernel counts in ticks, less may be expected of a short run than was seen.
    return min(cpu, max(expected / frequency * 1e9, Double(tally.total.weight)))
  }
}
