// SPDX-License-Identifier: Apache-2.0

/// Numbers as people read them, without Foundation.
enum Figures {
  /// `12,034`.
  static func grouped(_ number: some BinaryInteger) -> String {
    var rest = Substring(String(number.magnitude))
    var groups: [Substring] = []
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return (number < 0 ? "-" : "") + ([rest] + groups).joined(separator: ",")
  }

  /// With so many digits behind the point.
  static func fixed(_ number: Double, _ digits: Int) -> String {
    guard number.isFinite else { return "?" }
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 9e18 else { return String(number) }
    let whole = UInt64(scaled)
    let sign = number < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return sign + grouped(whole) }
    let tail = String(whole % UInt64(scale))
    return sign + grouped(whole / UInt64(scale)) + "."
      + String(repeating: "0", count: digits - tail.count) + tail
  }

  /// With three digits that count.
  static func short(_ number: Double) -> String {
    let size = number.magnitude
    return fixed(number, size < 9.995 ? 2 : size < 99.95 ? 1 : 0)
  }

  /// `31.2 %`.
  static func percent(_ share: Double) -> String { "\(fixed(share * 100, 1)) %" }

  /// `1.50 s`, `70.2 ms`.
  static func time(_ nanoseconds: Double) -> String {
    let size = nanoseconds.magnitude
    if size < 999.5 { return "\(fixed(nanoseconds, 0)) ns" }
    if size < 999_500 { return "\(short(nanoseconds / 1e3)) µs" }
    if size < 999_500_000 { return "\(short(nanoseconds / 1e6)) ms" }
    return "\(short(nanoseconds / 1e9)) s"
  }

  /// `1.20 G`, for what is counted.
  static func count(_ number: Double) -> String {
    let size = number.magnitude
    if size < 9_999.5 { return fixed(number, 0) }
    if size < 999_500 { return "\(short(number / 1e3)) k" }
    if size < 999_500_000 { return "\(short(number / 1e6)) M" }
    return "\(short(number / 1e9)) G"
  }

  /// A weight of an event's samples.
  static func weight(_ weight: Double, _ event: Profile.Event) -> String {
    event.isTime ? time(weight) : count(weight)
  }

  /// `1 sample`, `2 samples`.
  static func count(_ number: some BinaryInteger, _ noun: String, _ plural: String? = nil) -> String
  {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
