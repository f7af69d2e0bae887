// SPDX-License-Identifier: Apache-2.0
internal import BacklotDebugInfo
internal import Glibc

/// Names of functions as people write them.
enum Demangling {
  static func name(of symbol: String) -> String {
    // A stub is memcpy@plt; and a symbol table may say which version it has: memcpy@@GLIBC_2.14
    guard let at = symbol.firstIndex(of: "@") else { return plainName(of: symbol) }
    let name = plainName(of: String(symbol[..<at]))
    return symbol[at...] == "@plt" ? name + "@plt" : name
  }

  private static func plainName(of symbol: String) -> String {
    if symbol.hasPrefix("$s") || symbol.hasPrefix("$S") || symbol.hasPrefix("_T0") {
      return taken(swift_demangle(symbol, symbol.utf8.count, nil, nil, 0)).map(SwiftName.short)
        ?? symbol
    }
    return taken(debug_demangled(symbol)).map(withoutHash) ?? symbol
  }

  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// Rust's older names end with `::h` and sixteen digits.
  private static func withoutHash(_ name: String) -> String {
    let tail = name.utf8.suffix(19)
    guard tail.count == 19, tail.starts(with: "::h".utf8),
      tail.dropFirst(3).allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return name }
    return String(name.dropLast(19))
  }
}
