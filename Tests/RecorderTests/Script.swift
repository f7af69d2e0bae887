// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Testing

/// A shell script in a folder of its own, in which `record` is the recorder, and a program of the
/// folder Programs is `$NAME`.
struct Script {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  private let folder: String

  /// What stands before each script: an end for what a failed one would leave.
  private static let prelude = """
    record() { "$RECORD" "$@"; }
    [ "$(id -u)" != 0 ] || as_nobody="setpriv --reuid nobody --regid nogroup --clear-groups"
    begin() { mkfifo input; "$@" < input > output & P=$!; exec 4> input; until_file output; }
    finish() { exec 4>&-; wait $P; }
    burnt() { while [ $(awk '{ print $14 + $15 }' /proc/$P/stat) -lt $1 ]; do sleep 0.02; done; }
    until_file() { while ! [ -s "$1" ]; do sleep 0.02; done; }

    """

  static func run(_ script: String) async throws -> Result {
    let folder = NSTemporaryDirectory() + "backlot-recorder-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o777])
    // The umask has had its say.
    chmod(folder, 0o777)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await Script(folder: folder).run(prelude + script)
  }

  private func run(_ script: String) async throws -> Result {
    let files = ["/dev/null", "\(folder)/out", "\(folder)/err"]
    let streams = files.map { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
    defer { for stream in streams { close(stream) } }
    let launch = try Launch(
      "timeout", ["-k", "5", "1200", "bash", "-c", script].map { Array($0.utf8) },
      environment: try Self.environment(), directory: folder, remedy: nil)
    let status = await Self.end(of: try launch.start(.alone(streams: streams)))
    return Result(
      status: status, output: try String(contentsOfFile: files[1], encoding: .utf8),
      errors: try String(contentsOfFile: files[2], encoding: .utf8))
  }

  private static func environment() throws -> Environment {
    var environment = Environment.current
    for name in Rules.variableNames { environment[name] = nil }
    environment["RECORD"] = try Program.recorder()
    for name in Program.all { environment[name] = try Program.path(name) }
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
