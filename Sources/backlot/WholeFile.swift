// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// A file that is written whole or not at all.
struct WholeFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Gives it this text. It is left alone where it has that already, so that nothing is built again.
  func become(_ text: String) throws(LotError) {
    if let old = try? InputFile.bytes(of: path, "file"), old == Array(text.utf8) { return }
    let draft = "\(path).\(getpid())~"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw trouble(errno) }
    let isWritten = LogFile.put(text, to: file)
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

  private func trouble(_ error: Int32) -> LotError {
    LotError(
      error == EACCES || error == EPERM || error == EROFS ? .denied : .cannotCreate,
      "cannot write \(path): \(LotError.text(error)); name another file with -o")
  }
}
