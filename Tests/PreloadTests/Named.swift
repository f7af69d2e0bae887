// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation

/// What a program of Python prints, on standard error too, that has the name shim alone, preloaded
/// by hand, and files of names: "SERVICES": their text.
func answers(
  to program: String, files: [String: String] = [:], environment: [String: String] = [:]
) throws -> String {
  try withFolder { folder in
    var environment = environment
    for (kind, text) in files {
      environment["BACKLOT_\(kind)_FILES"] = "\(folder)/\(kind)"
      try write(text, to: "\(folder)/\(kind)")
    }
    environment["LD_PRELOAD"] = try ShimLibrary.names.path(in: ShimLibrary.foldersBesideProgram)
    let settings = environment.map { "\($0)=\($1)" }
    return try Outside.run(
      ["sh", "-c", "exec \"$@\" 2>&1", "sh", "env"] + settings + [
        "/usr/bin/python3", "-c", program,
      ])
  }
}

/// Runs `body` with a fresh folder of its own.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

func write(_ text: String, to path: String) throws {
  try text.write(toFile: path, atomically: false, encoding: .utf8)
}
