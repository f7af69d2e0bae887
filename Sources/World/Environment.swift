// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// The environment of a program: `NAME=value` lines, as bytes, because nobody promises UTF-8.
package struct Environment: Sendable, Hashable {
  package private(set) var lines: [[UInt8]]

  package init(lines: [[UInt8]] = []) {
    self.lines = lines
  }

  /// The caller's own, as it is now.
  package static var current: Environment {
    var lines: [[UInt8]] = []
    var next = environ
    while let line = next.pointee {
      lines.append(Array(UnsafeRawBufferPointer(start: line, count: strlen(line))))
      next += 1
    }
    return Environment(lines: lines)
  }

  package subscript(name: String) -> String? {
    get {
      let key = Self.key(name)
      guard let line = lines.first(where: { $0.starts(with: key) }) else { return nil }
      return String(decoding: line.dropFirst(key.count), as: UTF8.self)
    }
    set {
      let key = Self.key(name)
      lines.removeAll { $0.starts(with: key) }
      if let newValue { lines.append(key + Array(newValue.utf8)) }
    }
  }

  private static func key(_ name: String) -> [UInt8] { Array(name.utf8) + [UInt8(ascii: "=")] }
}
