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
    // The parts of a program's `static func main() async` lack Swift's prefix.
    if symbol.hasPrefix("async_MainT") { return "async_Main" }
    if let name = RustSymbol.name(of: symbol) { return name }
    return taken(debug_demangled(symbol)).map { RustName.short($0) ?? $0 } ?? symbol
  }

  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
