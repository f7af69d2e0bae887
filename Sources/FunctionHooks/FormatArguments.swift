// SPDX-License-Identifier: Apache-2.0

/// An argument of a function such as `printf`, as its format says.
package enum FormatArgument: Equatable, Sendable {
  case integer(Int64)
  case unsigned(UInt64)
  case double(Double)
  /// `nil` for NULL.
  case string(String?)
  case pointer(UInt)
}

extension CallArguments {
  /// Reads the next arguments as a `printf` format says, widths and precisions given as `*` among
  /// them, up to the first conversion that it does not know.
  package mutating func next(formattedBy format: String) -> [FormatArgument] {
    var rest = Substring(format)
    var read: [FormatArgument] = []
    while let percent = rest.firstIndex(of: "%") {
      rest = rest[rest.index(after: percent)...]
      if rest.first == "%" {
        rest.removeFirst()
        continue
      }
      var directive = FormatDirective(&rest)
      let stars = (0..<directive.stars).map { _ in Int(next(CInt.self)) }
      read += stars.map { .integer(Int64($0)) }
      if directive.hasStarPrecision, let last = stars.last { directive.precision = last }
      guard let argument = next(directive) else { break }
      read.append(argument)
    }
    return read
  }

  private mutating func next(_ directive: FormatDirective) -> FormatArgument? {
    switch directive.conversion {
    case "d", "i": .integer(signed(next(Int64.self), directive.bytes))
    case "u", "o", "x", "X": .unsigned(unsigned(next(UInt64.self), directive.bytes))
    case "c": .integer(Int64(next(CInt.self)))
    case "e", "E", "f", "F", "g", "G", "a", "A":
      nextDouble(isLong: directive.isLongDouble).map { .double($0) }
    case "s" where directive.bytes == 4: .string(text(directive.precision))
    case "s", "p", "n": .pointer(UInt(next(UInt64.self)))
    default: nil
    }
  }

  private func signed(_ word: Int64, _ bytes: Int) -> Int64 {
    let shift = 64 - 8 * bytes
    return (word << shift) >> shift
  }

  private func unsigned(_ word: UInt64, _ bytes: Int) -> UInt64 {
    let shift = 64 - 8 * UInt64(bytes)
    return (word << shift) >> shift
  }

  private mutating func nextDouble(isLong: Bool) -> Double? {
    guard isLong else { return next(Double.self) }
    #if arch(x86_64)
      return Double(nextLongDouble())
    #else
      return nil
    #endif
  }

  /// With a precision, the text need not end with NUL.
  private mutating func text(_ precision: Int?) -> String? {
    guard let start = next(UnsafePointer<UInt8>?.self) else { return nil }
    var length = 0
    let most = precision.map { $0 < 0 ? .max : $0 } ?? .max
    while length < most, start[length] != 0 { length += 1 }
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }
}
