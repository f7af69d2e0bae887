// SPDX-License-Identifier: Apache-2.0

/// A time as XML has it, without a zone: `2026-01-31T23:59:59`.
struct UTCTime: CustomStringConvertible {
  let description: String

  /// - Parameter seconds: Since 1970; `nil` when that is not a time of these millennia.
  init?(_ seconds: Double) {
    guard seconds >= 0, seconds < 2.5e11 else { return nil }
    let whole = Int(seconds)
    let (year, month, day) = Self.date(whole / 86_400)
    let time = whole % 86_400
    description =
      "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))"
      + "T\(Self.padded(time / 3600)):\(Self.padded(time / 60 % 60)):\(Self.padded(time % 60))"
  }

  /// Years are counted from March here, which puts the day that is not in each at their end.
  private static func date(_ days: Int) -> (Int, Int, Int) {
    let since = days + 719_468
    let era = since / 146_097
    let inEra = since % 146_097
    let year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * year + year / 4 - year / 100)
    let month = (5 * inYear + 2) / 153
    let isLate = month >= 10
    return (
      era * 400 + year + (isLate ? 1 : 0), isLate ? month - 9 : month + 3,
      inYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
