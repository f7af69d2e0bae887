// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation

/// A C program of the folder Programs, built in a folder of its own, which watches its descriptors
/// by itself: no command reads what it has to tell.
struct DescriptorStormProgram {
  struct NotBuilt: Error { var why: String }

  struct Outcome: Equatable {
    /// What it printed on standard output, and its status.
    let said: String
    /// What stood on standard error.
    let errors: String

    /// What is told above a note.
    var findings: [Substring] {
      errors.split(separator: "\n").filter {
        $0.hasPrefix("backlot: error:") || $0.hasPrefix("backlot: warning:")
      }
    }
  }

  let folder: String

  static func with<Result>(
    _ name: String, _ body: (DescriptorStormProgram) throws -> Result
  ) throws -> Result {
    try withFolder { folder in
      let program = DescriptorStormProgram(folder: folder)
      let source = NameProgram.here.appending(path: "Programs/\(name).c").path
      let said = try Outside.run(
        ["sh", "-c", "\"$@\" 2>&1", "sh", "cc", "-std=gnu17", "-D_GNU_SOURCE=", "-pthread", "-O1"]
          + ["-g", "-o", folder + "/program", source])
      guard FileManager.default.isExecutableFile(atPath: folder + "/program") else {
        throw NotBuilt(why: said)
      }
      return try body(program)
    }
  }

  /// Runs it as it is.
  func alone(_ arguments: [String] = []) throws -> Outcome { try run(arguments, []) }

  /// Runs it with libraries in front, the descriptor library alone unless others are named.
  func watched(
    _ arguments: [String] = [], _ environment: [String] = [],
    preloading libraries: [ShimLibrary] = [.descriptors]
  ) throws -> Outcome {
    let paths = try libraries.map { try $0.path(in: ShimLibrary.foldersBesideProgram) }
    let variables = ["LD_PRELOAD=\(paths.joined(separator: ":"))", "BACKLOT_FDS=all"]
    return try run(arguments, variables + environment)
  }

  private func run(_ arguments: [String], _ variables: [String]) throws -> Outcome {
    let script = "cd \"$0\"; timeout -k 5 60 env \"$@\" 2> errors < /dev/null; echo \"status $?\""
    let said = try Outside.run(
      ["sh", "-c", script, folder] + variables + [folder + "/program"] + arguments)
    let errors = FileManager.default.contents(atPath: folder + "/errors") ?? Data()
    return Outcome(said: said, errors: String(decoding: errors, as: UTF8.self))
  }
}
