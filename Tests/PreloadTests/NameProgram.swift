// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation

/// A C program of the folder Programs, built in a folder of its own, where nss_wrapper's variables
/// are the way to its files.
struct NameProgram {
  struct NotBuilt: Error { var why: String }

  let folder: String
  private var path: String { folder + "/program" }

  /// Builds it with these flags, runs `body`, and removes the folder.
  static func with<Result>(
    _ name: String, _ flags: [String] = [], _ body: (NameProgram) throws -> Result
  ) throws -> Result {
    try withFolder { folder in
      let program = NameProgram(folder: folder)
      let said = try Outside.run(
        ["sh", "-c", "\"$@\" 2>&1", "sh", "cc", "-std=gnu17", "-D_GNU_SOURCE=", "-pthread"]
          + ["-o", program.path] + flags + ["\(sources)/\(name).c"])
      guard FileManager.default.isExecutableFile(atPath: program.path) else {
        throw NotBuilt(why: said)
      }
      return try body(program)
    }
  }

  /// Writes the files that the variables name.
  func writeFiles() throws {
    try write(
      "alice:x:41001:41001:Alice:/home/alice:/bin/sh\nbob:x:41002:41002::/:/bin/sh\n",
      to: folder + "/passwd")
    try write("alice:x:41001:\ncrew:x:43000:alice,bob\n", to: folder + "/group")
    try write("10.0.0.1 db.example db\n127.0.0.1 localhost\n", to: folder + "/hosts")
  }

  /// What it prints, on standard error too, and then its status.
  ///
  /// - Parameters:
  ///   - launcher: What starts it, such as `valgrind`.
  ///   - libraries: What is preloaded as well; `nil` stands for the shim.
  func run(
    _ arguments: [String] = [], by launcher: [String] = [],
    preloading libraries: [String?] = [nil], _ environment: [String] = [], shim: String? = nil
  ) throws -> String {
    let shim = try shim ?? ShimLibrary.names.path(in: ShimLibrary.foldersBesideProgram)
    let preload = libraries.map { $0 ?? shim }.joined(separator: ":")
    let words = ["LD_PRELOAD=\(preload)"] + variables + environment + launcher + [path] + arguments
    return try Outside.run(["sh", "-c", "\"$@\" 2>&1; echo \"status $?\"", "sh", "env"] + words)
  }

  private var variables: [String] {
    ["PASSWD", "GROUP", "HOSTS"].map { "NSS_WRAPPER_\($0)=\(folder)/\($0.lowercased())" }
      + ["NSS_WRAPPER_HOSTNAME=toy.example", "BACKLOT_QUIET=1"]
  }

  static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let sources = here.appending(path: "Programs").path
}
