// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The command as it was built, beside the tests.
enum Tool {
  static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  static let path = folder.appending(path: "backlot").path

  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a shell script in which `backlot` is the command under test.
  static func shell(_ script: String, _ environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "backlot() { \(path) \"$@\"; }\n\(script)"]
    process.environment = variables.merging(environment) { $1 }
    return try finish(process)
  }

  /// The caller's own, without a lot that the tests may run in.
  private static var variables: [String: String] {
    ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("BACKLOT_") && $0.key != "LD_PRELOAD" }
      .merging(["BACKLOT_TOOL": path]) { $1 }
  }

  private static func finish(_ process: Process) throws -> Result {
    let folder = try Folder()
    let (output, errors) = (folder.path + "/out", folder.path + "/err")
    for file in [output, errors] { try Data().write(to: URL(filePath: file)) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}

/// A folder for one test, removed with it.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "tests-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
  }
}
