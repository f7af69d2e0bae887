// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What a file of the kernel's says, to its end. Those that say they have no length, as in /proc,
/// Foundation's `String(contentsOfFile:)` and `Data(contentsOf:)` leave after the first page.
func kernelText(_ path: String) throws -> String {
  let file = try FileHandle(forReadingFrom: URL(filePath: path))
  return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
}
