// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// A directory for files that a program of the toolchain leaves.
struct TemporaryFolder {
  let path: String

  init() throws(LotError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/backlot-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw LotError(
        .cannotCreate,
        "cannot make a directory in \(parent): \(LotError.text(errno)); set TMPDIR to another one")
    }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  var names: [String] { Self.names(in: path) }

  func remove() {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// The names of what is in a directory; none where there is no such.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
