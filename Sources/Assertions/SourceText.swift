// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import Glibc

/// The source of a call: what people wrote, which says more than the values.
enum SourceText {
  /// The arguments without labels of the call whose `(` or `{` is at a place, each in one line. None
  /// where the file is not there, or is another one by now.
  static func arguments(at place: Place) -> [String] {
    guard place.line > 0, let source = read(place.filePath) else { return [] }
    return arguments(in: source, line: place.line, column: place.column)
  }

  /// The same in a text.
  static func arguments(in source: [UInt8], line: Int, column: Int) -> [String] {
    guard let start = offset(of: line, column, in: source) else { return [] }
    guard isNamed(source[..<start]) else { return [] }
    var scanner = ArgumentScanner(source[start...])
    return scanner.arguments().filter { !$0.isEmpty }
  }

  private static func offset(of line: Int, _ column: Int, in source: [UInt8]) -> Int? {
    var start = 0
    for _ in 1..<max(line, 1) {
      guard let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
    }
    let offset = start + column - 1
    guard offset < source.count, source[offset] == UInt8(ascii: "(") else { return nil }
    return offset
  }

  /// Whether what stands before is one of our functions. A file that was edited since it was compiled
  /// has something else there, most of the time.
  private static func isNamed(_ source: ArraySlice<UInt8>) -> Bool {
    let name = source.reversed().prefix { $0.isPartOfName }
    let text = String(decoding: name.reversed(), as: UTF8.self)
    return text.hasPrefix("expect") || text.hasPrefix("require")
  }

  private static func read(_ path: String) -> [UInt8]? {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return nil }
    defer { close(fd) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < 1 << 24 {
      let count = Glibc.read(fd, &piece, piece.count)
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
    return nil
  }
}

extension UInt8 {
  var isPartOfName: Bool {
    self >= 0x80 || self == UInt8(ascii: "_") || Unicode.Scalar(self).properties.isAlphabetic
      || isDigit
  }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
