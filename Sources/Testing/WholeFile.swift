// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A file that is read or written at once.
enum WholeFile {
  static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    while true {
      let piece = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
        count = max(0, Glibc.read(file, buffer.baseAddress!, buffer.count))
      }
      if piece.isEmpty { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece
    }
  }

  /// Returns whether all of it is there; otherwise `errno` says why not.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { return false }
    defer { close(file) }
    return write(bytes, to: file)
  }

  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// Names of files.
enum FileName {
  /// A name without slashes, which is no hidden one.
  static func plain(_ name: String) -> String {
    let plain = String(name.map { $0 == "/" || $0 == "\0" ? "-" : $0 })
    return plain.isEmpty || plain.hasPrefix(".") ? "_\(plain)" : plain
  }
}
