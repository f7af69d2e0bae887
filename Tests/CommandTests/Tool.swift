// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
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
  ///
  /// Not with Foundation's `Process`: that hands on the signal mask of its thread, which has every
  /// signal blocked.
  static func shell(
    _ script: String, _ environment: [String: String] = [:]
  ) async throws -> Result {
    let folder = try Folder()
    let files = ["/dev/null", folder.path + "/out", folder.path + "/err"]
    let streams = try files.map { file in
      let fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      try #require(fd > 2)
      return fd
    }
    defer { for stream in streams { close(stream) } }
    let launch = try Launch(
      "timeout", ["-k", "5", "300", "bash", "-c", prelude + script].map { Array($0.utf8) },
      environment: variables(environment), remedy: nil)
    let status = await end(of: try launch.start(.alone(streams: streams)))
    return Result(
      status: status, output: try String(contentsOfFile: files[1], encoding: .utf8),
      errors: try String(contentsOfFile: files[2], encoding: .utf8))
  }

  private static let prelude = "backlot() { \"$BACKLOT_TOOL\" \"$@\"; }\n"

  /// The caller's own, without a lot that the tests may run in.
  private static func variables(_ added: [String: String]) -> Environment {
    var environment = Environment.current
    for name in Rules.variableNames { environment[name] = nil }
    environment["BACKLOT_TOOL"] = path
    for (name, value) in added { environment[name] = value }
    return environment
  }

  private static func end(of child: Int32) async -> Int32 {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var word: Int32 = 0
        while waitpid(child, &word, 0) < 0, errno == EINTR {}
        continuation.resume(returning: word & 0x7f == 0 ? word >> 8 & 0xff : 128 + word & 0x7f)
      }
    }
  }
}
