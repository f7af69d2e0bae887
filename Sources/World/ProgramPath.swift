// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Finds programs as a shell does.
package struct ProgramPath: Sendable {
  let folders: [String]

  package init(_ value: String?) {
    folders = (value ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":", omittingEmptySubsequences: false).map { $0.isEmpty ? "." : String($0) }
  }

  /// The file of a program, given by name or by path. Relative paths start at `directory`.
  package func find(_ program: String, from directory: String? = nil) throws(LotError) -> String {
    guard !program.contains("/") else {
      try Self.requireRunnable(program, at: Self.absolute(program, directory))
      return program
    }
    let candidates = folders.map { "\($0)/\(program)" }
    let runnable = candidates.first { Self.isRunnable(Self.absolute($0, directory)) }
    if let runnable, !program.isEmpty { return runnable }
    guard let present = candidates.first(where: { access($0, F_OK) == 0 }), !program.isEmpty else {
      throw LotError(
        .programMissing, "there is no program '\(program)' in PATH; install it, or give its path")
    }
    try Self.requireRunnable(present, at: Self.absolute(present, directory))
    return present
  }

  static func absolute(_ path: String, _ directory: String?) -> String {
    path.hasPrefix("/") ? path : directory.map { "\($0)/\(path)" } ?? path
  }

  private static func isRunnable(_ path: String) -> Bool {
    access(path, X_OK) == 0 && kind(of: path) == S_IFREG
  }

  /// The file type bits; 0 when it is out of reach.
  private static func kind(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func requireRunnable(_ program: String, at path: String) throws(LotError) {
    guard access(path, F_OK) == 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw LotError(
        isMissing ? .programMissing : .programUnfit,
        isMissing
          ? "there is no program at \(program); check the path"
          : "\(program) cannot be reached: \(LotError.text(errno)); check its permissions")
    }
    guard kind(of: path) != S_IFDIR else {
      throw LotError(.programUnfit, "\(program) is a directory; name a program in it")
    }
    // Also because looking into a pipe would wait for whoever writes to it.
    guard kind(of: path) == S_IFREG else {
      throw LotError(.programUnfit, "\(program) is a device, pipe or socket; name a program")
    }
    guard access(path, X_OK) == 0 else {
      throw LotError(
        .programUnfit, "\(program) is not executable; make it so with 'chmod +x \(program)'")
    }
  }
}
