// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A directory of the run's own.
struct Scratch {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "backlot-bench.XXXXXX")
    var template = Array(folder.path.utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchError("no temporary directory") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Makes a directory in it, for us alone, and returns its path.
  func subdirectory(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    return path + "/" + name
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
