// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

/// A folder where a program is compiled and run, natively or in a lot; removed with the test.
final class Bench: Sendable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "differential-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Compiles a program of the corpus, with what its line "cc: FLAGS" adds.
  func compile(_ program: String) async throws -> String {
    let source = Corpus.source(of: program)
    let binary = folder.appending(path: program).path
    let always = ["-std=gnu17", "-O2", "-Wall", "-Wextra", "-Wshadow", "-Werror", "-pthread"]
    let flags = try always + Self.flags(in: String(contentsOf: source, encoding: .utf8))
    let result = try await run("/usr/bin/env", ["cc"] + flags + ["-o", binary, source.path])
    try #require(result.status == 0, "\(program) does not compile:\n\(result.text)")
    return binary
  }

  /// What it prints natively, with its exit status as the last line.
  func natively(_ binary: String) async throws -> String {
    let result = try await run(binary, [])
    return result.text + "exit \(result.status)\n"
  }

  /// What it prints in a lot of its own, with its exit status as the last line.
  func inALot(_ binary: String) async throws -> String {
    try await Lot.with { lot in
      let outcome = try await lot.run(binary, timeout: .seconds(30))
      return outcome.output + "exit \(outcome.code)\n"
    }
  }

  private static func flags(in source: String) -> [String] {
    let line = source.split(separator: "\n").prefix(8).first { $0.contains("cc: ") }
    guard let words = line?.split(separator: "cc: ").last else { return [] }
    return words.split(separator: " ").map(String.init).filter { $0.hasPrefix("-") }
  }

  /// Into a file, not a pipe: a child that lives on would keep a pipe open.
  private func run(_ program: String, _ arguments: [String]) async throws -> (
    text: String, status: Int32
  ) {
    let file = folder.appending(path: "output-\(UUID())")
    try Data().write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: file)
    if program == "/usr/bin/env" { process.standardError = process.standardOutput }
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    let signalled = process.terminationReason == .uncaughtSignal
    let text = String(data: try Data(contentsOf: file), encoding: .isoLatin1) ?? ""
    return (text, process.terminationStatus + (signalled ? 128 : 0))
  }
}
