// SPDX-License-Identifier: Apache-2.0

extension Duration {
  /// All of it in seconds, such as `1.25`: with as many decimals as it has.
  var decimal: String {
    let (seconds, attoseconds) = components
    let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
    let whole = String(seconds.magnitude)
    guard attoseconds != 0 else { return sign + whole }
    let digits = String(attoseconds.magnitude)
    let fraction = String(repeating: "0", count: 18 - digits.utf8.count) + digits
    let surplus = fraction.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    return "\(sign)\(whole).\(fraction.dropLast(surplus))"
  }

  /// Seconds, as they are written in decimals; beyond 18 decimals they are cut off.
  init?(decimal text: some StringProtocol) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.dropFirst(isNegative ? 1 : 0)
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1].prefix(18) : ""
    guard let first = parts.first, !(first.isEmpty && fraction.isEmpty),
      let seconds = Self.number(first), let rest = Self.number(fraction)
    else {
      self.init(scientific: text)
      return
    }
    let attoseconds = (0..<(18 - fraction.utf8.count)).reduce(rest) { value, _ in value * 10 }
    self.init(
      secondsComponent: isNegative ? -seconds : seconds,
      attosecondsComponent: isNegative ? -attoseconds : attoseconds)
  }

  private static func number(_ digits: some StringProtocol) -> Int64? {
    if digits.isEmpty { return 0 }
    return digits.utf8.allSatisfy { (48...57).contains($0) } ? Int64(digits) : nil
  }

  /// Such as `1e-05`, as C and Python print what is very short.
  private init?(scientific text: some StringProtocol) {
    guard let seconds = Double(String(text)), abs(seconds) < 1e15 else { return nil }
    self = .seconds(seconds)
  }

  /// In seconds with three decimals, rounded, and never less than nothing.
  var milliseconds: String {
    let (seconds, attoseconds) = max(self, .zero).components
    let thousandths = seconds.multipliedReportingOverflow(by: 1000)
    guard !thousandths.overflow else { return "\(seconds).000" }
    let all = thousandths.partialValue + (attoseconds + 500_000_000_000_000) / 1_000_000_000_000_000
    let rest = String(all % 1000)
    return "\(all / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
  }
}
