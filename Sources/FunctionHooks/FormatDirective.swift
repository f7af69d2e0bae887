// SPDX-License-Identifier: Apache-2.0

/// What stands between `%` and the end of a conversion.
struct FormatDirective {
  private(set) var stars = 0
  private(set) var hasStarPrecision = false
  /// How long the text may be at most; below 0: as long as it is.
  var precision: Int?
  /// How many bytes the integer has.
  private(set) var bytes = 4
  private(set) var isLongDouble = false
  private(set) var conversion: Character?

  /// Takes it from the front of `rest`.
  init(_ rest: inout Substring) {
    rest = rest.drop { "-+ #0'I".contains($0) }
    _ = number(&rest)
    if rest.first == "." {
      rest.removeFirst()
      let before = stars
      precision = number(&rest)
      hasStarPrecision = stars > before
    }
    while let size = rest.first, "hlqjztL".contains(size) {
      note(size)
      rest.removeFirst()
    }
    conversion = rest.popFirst()
    if conversion == "p" { bytes = 8 }
  }

  private mutating func number(_ rest: inout Substring) -> Int {
    if rest.first == "*" {
      rest.removeFirst()
      stars += 1
      return 0
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int(digits) ?? 0
  }

  private mutating func note(_ size: Character) {
    switch size {
    case "h": bytes = bytes == 2 ? 1 : 2
    case "L": isLongDouble = true
    default: bytes = 8
    }
  }
}
