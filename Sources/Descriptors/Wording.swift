// SPDX-License-Identifier: Apache-2.0

/// Numbers and times as people say them.
enum Wording {
  /// `1 error`, `2 errors`.
  static func count(_ number: some BinaryInteger, _ noun: String, _ plural: String? = nil) -> String
  {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// `a`, `a and b`, `a, b, c and 4 others`.
  static func list(_ words: [String]) -> String {
    let shown = words.count > 4 ? words.prefix(3) + ["\(words.count - 3) others"] : words[...]
    guard let last = shown.last, shown.count > 1 else { return words.first ?? "" }
    return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// `12,034`.
  static func grouped(_ number: some BinaryInteger) -> String {
    var rest = Substring(String(number))
    var groups: [Substring] = []
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: ",")
  }

  /// `85 µs`, `3.2 s`, `2 h 5 min`.
  static func age(_ nanoseconds: UInt64) -> String {
    let steps: [(limit: UInt64, unit: UInt64, name: String)] = [
      (1_000, 1, "ns"), (1_000_000, 1_000, "µs"), (1_000_000_000, 1_000_000, "ms"),
      (60_000_000_000, 1_000_000_000, "s"),
    ]
    if let step = steps.first(where: { nanoseconds < $0.limit }) {
      return "\(short(nanoseconds, step.unit)) \(step.name)"
    }
    let seconds = nanoseconds / 1_000_000_000
    return seconds < 3600
      ? "\(seconds / 60) min \(seconds % 60) s" : "\(seconds / 3600) h \(seconds / 60 % 60) min"
  }

  /// With one digit behind the point where there is one before it.
  private static func short(_ value: UInt64, _ unit: UInt64) -> String {
    let whole = value / unit
    let tenth = value % unit * 10 / unit
    return whole < 10 && tenth != 0 ? "\(whole).\(tenth)" : "\(whole)"
  }
}
