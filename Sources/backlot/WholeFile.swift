// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// A file that is written whole or not at all.
struct WholeFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Gives it this text. It is left alone where it has that already, so that nothing is built again.
  func become(_ text: String) throws(LotError) { try become(Array(text.utf8)) }

  /// Gives it these bytes, likewise.
  func become(_ bytes: [UInt8]) throws(LotError) {
    if isDevice { return try fill(with: bytes) }
    if let old = try? InputFile.bytes(of: path, "file"), old == bytes { return }
    let draft = "\(path).\(getpid())~"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw trouble(errno) }
    let isWritten = LogFile.put(bytes, to: file)
    let error = errno
    close(file)
    guard isWritten else {
      unlink(draft)
      throw trouble(error)
    }
    guard rename(draft, path) == 0 else {
      let error = errno
      unlink(draft)
      throw trouble(error)
    }
  }

  /// Whether it is no ordinary file, such as /dev/stdout: its content cannot be asked for.
  private var isDevice: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private func fill(with bytes: [UInt8]) throws(LotError) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw trouble(errno) }
    defer { close(file) }
    guard LogFile.put(bytes, to: file) else { throw trouble(errno) }
  }

  private func trouble(_ error: Int32) -> LotError {
    LotError(
      error == EACCES || error == EPERM || error == EROFS ? .denied : .cannotCreate,
      "cannot write \(path): \(LotError.text(error)); name another file with -o")
  }
}
