// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// A file that text is written to.
struct LogFile {
  enum Beginning {
    /// What was in the file is gone.
    case anew
    /// It is added to.
    case atEnd
  }

  private let descriptor: Int32
  private let path: String

  init(_ path: String, _ beginning: Beginning) throws(LotError) {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (beginning == .anew ? O_TRUNC : O_APPEND)
    descriptor = open(path, flags, 0o666)
    self.path = path
    guard descriptor >= 0 else { throw Self.trouble(path, errno) }
  }

  func write(_ text: String) throws(LotError) {
    guard Self.put(text, to: descriptor) else { throw Self.trouble(path, errno) }
  }

  /// Writes all of it; says whether it could.
  @discardableResult
  static func put(_ text: String, to descriptor: Int32) -> Bool {
    put(Array(text.utf8), to: descriptor)
  }

  /// Writes all bytes; says whether it could.
  @discardableResult
  static func put(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func trouble(_ path: String, _ error: Int32) -> LotError {
    LotError(
      error == EACCES || error == EPERM || error == EROFS ? .denied : .cannotCreate,
      "cannot write the log \(path): \(LotError.text(error)); name another file")
  }
}
