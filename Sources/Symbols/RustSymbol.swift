// SPDX-License-Identifier: Apache-2.0

/// Reads names of Rust functions of the newer kind, `_RNvCs1234_7mycrate3foo`: the "v0" mangling of
/// Rust's RFC 2603. Disambiguators, lifetimes and the crate that asked for a copy are left out.
struct RustSymbol {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var isWrong = false
  private var written = 0

  /// - Returns: `nil`, when it is no such name.
  static func name(of symbol: String) -> String? {
    guard symbol.hasPrefix("_R") else { return nil }
    var reader = RustSymbol(bytes: Array(symbol.utf8.dropFirst(2).prefix { $0 != 0x2e }))
    let name = reader.path(isType: false)
    return reader.isWrong ? nil : name
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: letter) else { return false }
    position += 1
    return true
  }

  private mutating func wrong() -> String {
    isWrong = true
    return ""
  }

  /// What refers to itself has no end, and what refers to much twice, again and again, is too long.
  private mutating func within(_ part: (inout RustSymbol) -> String) -> String {
    guard depth < 64, written < 1 << 14, !isWrong else { return wrong() }
    depth += 1
    defer { depth -= 1 }
    let text = part(&self)
    written += text.utf8.count + 1
    return text
  }

  /// Digits of 62 kinds, to an underscore; none are 0, and others one more than they say.
  private mutating func base62() -> Int {
    if take("_") { return 0 }
    var value = 0
    while let byte = next, let digit = Character(Unicode.Scalar(byte)).base62 {
      // A disambiguator may be of any size; it is left out anyway.
      value = min(value, 1 << 50) * 62 + digit
      position += 1
    }
    if !take("_") { isWrong = true }
    return value + 1
  }

  private mutating func decimal() -> Int {
    guard let first = next, (48...57).contains(first) else {
      isWrong = true
      return 0
    }
    var value = 0
    while let byte = next, (48...57).contains(byte), value < 1 << 20 {
      value = value * 10 + Int(byte - 48)
      position += 1
      if value == 0 { break }
    }
    return value
  }

  private mutating func identifier() -> (name: String, disambiguator: Int) {
    let disambiguator = take("s") ? base62() + 1 : 0
    // Punycode follows, which we leave as it is.
    _ = take("u")
    let count = decimal()
    _ = take("_")
    guard count <= bytes.count - position else { return (wrong(), 0) }
    defer { position += count }
    let name = bytes[position..<position + count]
    return (String(decoding: name, as: UTF8.self), disambiguator)
  }

  private mutating func backReference(_ part: (inout RustSymbol) -> String) -> String {
    let start = position
    let target = base62()
    guard target < start - 1 else { return wrong() }
    let back = position
    position = target
    defer { position = back }
    return part(&self)
  }
}

extension RustSymbol {
  private mutating func path(isType: Bool) -> String {
    within { reader in
      guard let letter = reader.next else { return reader.wrong() }
      reader.position += 1
      switch letter {
      case UInt8(ascii: "C"): return reader.identifier().name
      case UInt8(ascii: "M"): return reader.implementation(hasTrait: false)
      case UInt8(ascii: "X"): return reader.implementation(hasTrait: true)
      case UInt8(ascii: "Y"):
        let type = reader.type()
        return "<\(type) as \(reader.path(isType: true))>"
      case UInt8(ascii: "N"): return reader.nested(isType)
      case UInt8(ascii: "I"): return reader.generic(isType)
      case UInt8(ascii: "B"): return reader.backReference { $0.path(isType: isType) }
      default: return reader.wrong()
      }
    }
  }

  private mutating func implementation(hasTrait: Bool) -> String {
    if take("s") { _ = base62() }
    _ = path(isType: true)
    let type = type()
    return hasTrait ? "<\(type) as \(path(isType: true))>" : "<\(type)>"
  }

  private mutating func nested(_ isType: Bool) -> String {
    guard let space = next else { return wrong() }
    position += 1
    let outer = path(isType: isType)
    let (name, number) = identifier()
    switch space {
    case UInt8(ascii: "C"): return "\(outer)::{closure#\(number)}"
    case UInt8(ascii: "S"): return "\(outer)::{shim:\(name)#\(number)}"
    default: return name.isEmpty ? outer : "\(outer)::\(name)"
    }
  }

  private mutating func generic(_ isType: Bool) -> String {
    let base = path(isType: isType)
    let arguments = list { $0.argument() }.filter { !$0.isEmpty }.joined(separator: ", ")
    return base + (isType ? "<" : "::<") + arguments + ">"
  }

  /// To an E.
  private mutating func list(_ part: (inout RustSymbol) -> String) -> [String] {
    var parts: [String] = []
    while !take("E"), !isWrong { parts.append(part(&self)) }
    return parts
  }

  private mutating func argument() -> String {
    if take("L") {
      _ = base62()
      return ""
    }
    return take("K") ? constant() : type()
  }

  private mutating func constant() -> String {
    within { reader in
      if reader.take("p") { return "_" }
      if reader.take("B") { return reader.backReference { $0.constant() } }
      guard let letter = reader.next, let type = Self.basic[letter] else { return reader.wrong() }
      reader.position += 1
      let sign = reader.take("n") ? "-" : ""
      let start = reader.position
      while let byte = reader.next, byte != UInt8(ascii: "_") { reader.position += 1 }
      let digits = String(decoding: reader.bytes[start..<reader.position], as: UTF8.self)
      guard reader.take("_") else { return reader.wrong() }
      if type == "bool" { return digits == "0" ? "false" : "true" }
      return sign + (UInt64(digits, radix: 16).map(String.init) ?? "0x" + digits)
    }
  }

  private mutating func type() -> String {
    within { reader in
      guard let letter = reader.next else { return reader.wrong() }
      if let name = Self.basic[letter] {
        reader.position += 1
        return name
      }
      return reader.compound(letter) ?? reader.path(isType: true)
    }
  }

  /// `nil`, when it is a path.
  private mutating func compound(_ letter: UInt8) -> String? {
    let start = position
    position += 1
    switch letter {
    case UInt8(ascii: "A"):
      let element = type()
      return "[\(element); \(constant())]"
    case UInt8(ascii: "S"): return "[\(type())]"
    case UInt8(ascii: "T"):
      let parts = list { $0.type() }
      return "(" + parts.joined(separator: ", ") + (parts.count == 1 ? ",)" : ")")
    case UInt8(ascii: "R"), UInt8(ascii: "Q"):
      if take("L") { _ = base62() }
      return (letter == UInt8(ascii: "R") ? "&" : "&mut ") + type()
    case UInt8(ascii: "P"): return "*const " + type()
    case UInt8(ascii: "O"): return "*mut " + type()
    case UInt8(ascii: "F"): return function()
    case UInt8(ascii: "D"): return object()
    case UInt8(ascii: "B"): return backReference { $0.type() }
    default:
      position = start
      return nil
    }
  }

  private mutating func function() -> String {
    if take("G") { _ = base62() }
    var text = take("U") ? "unsafe " : ""
    if take("K") { text += "extern \"\(take("C") ? "C" : identifier().name)\" " }
    let parameters = list { $0.type() }.joined(separator: ", ")
    let result = type()
    return text + "fn(\(parameters))" + (result == "()" ? "" : " -> \(result)")
  }

  private mutating func object() -> String {
    if take("G") { _ = base62() }
    let traits = list { reader in
      let path = reader.path(isType: true)
      var bindings: [String] = []
      while reader.take("p") {
        let name = reader.identifier().name
        bindings.append("\(name) = \(reader.type())")
      }
      return bindings.isEmpty ? path : "\(path)<\(bindings.joined(separator: ", "))>"
    }
    if take("L") { _ = base62() }
    return "dyn " + traits.joined(separator: " + ")
  }

  private static let basic: [UInt8: String] = {
    let names = [
      "a": "i8", "b": "bool", "c": "char", "d": "f64", "e": "str", "f": "f32", "h": "u8",
      "i": "isize", "j": "usize", "l": "i32", "m": "u32", "n": "i128", "o": "u128", "p": "_",
      "s": "i16", "t": "u16", "u": "()", "v": "...", "x": "i64", "y": "u64", "z": "!",
    ]
    return Dictionary(uniqueKeysWithValues: names.map { ($0.key.utf8.first!, $0.value) })
  }()
}

extension Character {
  /// 0 to 9, a to z, A to Z.
  fileprivate var base62: Int? {
    guard let byte = asciiValue else { return nil }
    switch byte {
    case 48...57: return Int(byte) - 48
    case 97...122: return Int(byte) - 87
    case 65...90: return Int(byte) - 29
    default: return nil
    }
  }
}
