// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// A file that is read whole.
enum InputFile {
  /// - Parameters:
  ///   - path: `-` is standard input, from its beginning if it has one.
  ///   - what: What it is to hold.
  static func bytes(of path: String, _ what: String) throws(LotError) -> [UInt8] {
    let isInput = path == "-"
    let file = isInput ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw trouble(path, what, errno) }
    defer { close(file) }
    if isInput { lseek(file, 0, SEEK_SET) }
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw trouble(path, what, errno) }
      if count == 0 { return all }
      all += part[..<count]
    }
  }

  /// Why a file cannot be read.
  static func trouble(_ path: String, _ what: String, _ error: Int32) -> LotError {
    LotError(
      error == EACCES || error == EPERM ? .denied : .noFile,
      "cannot read the \(what) \(path): \(LotError.text(error)); name another file")
  }
}
