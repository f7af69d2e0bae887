// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Why a report could not be written: one sentence that names it.
public struct ReportFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the system said, such as `ENOSPC`.
  public let code: Int32
  /// The sentence.
  public let description: String

  init(_ path: String, _ code: Int32) {
    self.code = code
    let name = path == "-" ? "standard output" : path
    let remedy = code == ENOSPC || code == EDQUOT ? "make room" : "name another file"
    description = "cannot write the report \(name): \(String(cString: strerror(code))); \(remedy)"
  }
}
