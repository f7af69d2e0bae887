// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import BacklotWorld
import Foundation
import Testing

/// A folder where a program about descriptors is compiled, and run by `backlot run --fds`; removed
/// with the test.
final class DescriptorBench: Sendable {
  struct Run {
    let findings: [Finding]
    let report: String
    let output: String
    let status: Int32
  }

  private let folder: URL
  private static let tool = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "backlot").path

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "descriptors-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Compiles a program so that each of its functions is seen in stacks.
  func compile(_ program: DescriptorProgram) async throws -> String {
    let binary = folder.appending(path: program.name).path
    var words = ["-pthread", "-o", binary, program.source.path] + program.flags
    if let module = program.module {
      words += [try await compile(module: module), "-Wl,-rpath,$ORIGIN"]
    }
    try await cc(words)
    return binary
  }

  /// Compiles an example as its comment says.
  func build(_ source: String, _ compiler: [String]) async throws -> String {
    let binary = folder.appending(path: "example").path
    let run = try await start(compiler[0], compiler.dropFirst() + ["-o", binary, source])
    try #require(run.status == 0, "\(source) does not compile:\n\(run.errors)")
    return binary
  }

  private func compile(module: String) async throws -> String {
    let source = DescriptorProgram.folder.appending(path: "modules/\(module)")
    let library = folder.appending(path: source.deletingPathExtension().lastPathComponent + ".so")
    try await cc(["-fPIC", "-shared", "-o", library.path, source.path])
    return library.path
  }

  private func cc(_ arguments: [String]) async throws {
    let flags = ["-std=gnu17", "-O1", "-g", "-Wall", "-Wextra", "-Wshadow", "-Werror"]
    let run = try await start("cc", flags + ["-fno-optimize-sibling-calls"] + arguments)
    try #require(run.status == 0, "\(arguments) does not compile:\n\(run.errors)")
  }

  /// What becomes of a program, and what is told of it.
  func watch(_ binary: String) async throws -> Run {
    let log = folder.appending(path: "log-\(UUID())").path
    let run = try await start(Self.tool, ["run", "--fds", "--fds-log", log, "--", binary])
    let lines = FileManager.default.contents(atPath: log) ?? Data()
    return Run(
      findings: try JSONLog.findings(in: Array(lines), file: log), report: run.errors,
      output: run.output, status: run.status)
  }

  /// Not with Foundation's `Process`, which blocks the program's signals.
  private func start(
    _ program: String, _ arguments: [String]
  ) async throws -> (output: String, errors: String, status: Int32) {
    let files = ["/dev/null"] + ["out", "err"].map { folder.path + "/\($0)-\(UUID())" }
    let streams = files.map { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
    defer { for stream in streams { close(stream) } }
    let words = ["-k", "5", "60", program] + arguments
    let launch = try Launch(
      "timeout", words.map { Array($0.utf8) }, environment: .current, remedy: nil)
    let status = await end(of: try launch.start(.alone(streams: streams)))
    let texts = try files.dropFirst().map { try String(contentsOfFile: $0, encoding: .utf8) }
    return (texts[0], texts[1], status)
  }

  private func end(of child: Int32) async -> Int32 {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var word: Int32 = 0
        while waitpid(child, &word, 0) < 0, errno == EINTR {}
        continuation.resume(returning: word & 0x7f == 0 ? word >> 8 & 0xff : 128 + word & 0x7f)
      }
    }
  }
}
