// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A file of names that somebody named.
package struct NameFile: Sendable, Hashable {
  /// Absolute, and otherwise as it was named: a link that is changed later leads elsewhere then.
  package let path: String

  /// Looks whether it can be read, and again and again.
  package init(_ path: String, of kind: Names.Kind) throws(LotError) {
    try Self.requireNoAddress(path, kind)
    guard !path.isEmpty else {
      throw LotError(.usage, "the \(kind.rawValue) file has no name; is the variable set?")
    }
    try Self.requireFile(path, kind)
    self.path = path.hasPrefix("/") ? path : "\(Self.workingDirectory)/\(path)"
  }

  private static func requireNoAddress(_ path: String, _ kind: Names.Kind) throws(LotError) {
    guard kind == .hosts, (try? Hosts([path])) != nil, access(path, F_OK) != 0 else { return }
    throw LotError(
      .usage, "\(path) is an address, and --hosts takes a file; did you mean --host \(path)?")
  }

  private static func requireFile(_ path: String, _ kind: Names.Kind) throws(LotError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw trouble(reaching: path, kind, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw LotError(.noFile, "\(path) is a directory; name a \(kind.rawValue) file in it")
    }
    guard status.st_mode & S_IFMT == S_IFREG || isNull(status) else {
      throw LotError(
        .noFile,
        "\(path) is a pipe, a socket or a device, which can be read only once; write the "
          + "\(kind.rawValue) entries to a file")
    }
    guard access(path, R_OK) == 0 else { throw trouble(reaching: path, kind, errno) }
  }

  /// The way to say that there are no entries.
  private static func isNull(_ status: stat) -> Bool {
    var null = stat()
    return stat("/dev/null", &null) == 0 && status.st_mode & S_IFMT == S_IFCHR
      && status.st_rdev == null.st_rdev
  }

  private static func trouble(reaching path: String, _ kind: Names.Kind, _ error: Int32) -> LotError
  {
    switch error {
    case ENOENT, ENOTDIR:
      LotError(
        .noFile,
        "there is no \(kind.rawValue) file at \(path); check the path, or write /dev/null for none")
    case EACCES, EPERM:
      LotError(
        .denied, "the \(kind.rawValue) file \(path) cannot be read; check its permissions")
    default:
      LotError(
        .noFile, "the \(kind.rawValue) file \(path): \(LotError.text(error)); check the path")
    }
  }

  private static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}
