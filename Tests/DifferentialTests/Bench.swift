// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

/// A folder where a program of a corpus is compiled and run, natively or in a lot; removed with the
/// test.
final class Bench: Sendable {
  let corpus: Corpus
  private let folder: URL

  init(_ corpus: Corpus) throws {
    self.corpus = corpus
    folder = FileManager.default.temporaryDirectory.appending(path: "differential-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Compiles a program of the corpus, with what its line "cc: FLAGS" adds.
  func compile(_ program: String) async throws -> String {
    let source = corpus.source(of: program)
    let binary = folder.appending(path: program).path
    let always = ["-std=gnu17", "-O2", "-Wall", "-Wextra", "-Wshadow", "-Werror", "-pthread"]
    let flags = try Self.flags(in: String(contentsOf: source, encoding: .utf8))
    let result = try await run(
      "/usr/bin/env", ["cc"] + always + ["-o", binary, source.path] + flags)
    try #require(result.status == 0, "\(program) does not compile:\n\(result.text)")
    return binary
  }

  /// What a program prints when it is started by itself.
  func natively(_ binary: String) async throws -> String {
    try await run(binary, []).withStatus
  }

  /// What a program prints behind one of the corpus's scripts.
  func behind(_ script: String, _ arguments: String...) async throws -> String {
    try await run(corpus.folder.appending(path: script).path, arguments).withStatus
  }

  /// What a program prints in a lot of its own.
  func inALot(_ binary: String) async throws -> String {
    try await Lot.with { lot in try await self.answer(of: binary, in: lot) }
  }

  func answer(
    of program: String, _ arguments: [String] = [], in lot: Lot, hosts: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> String {
    let outcome = try await lot.run(
      program, arguments, hosts: hosts, environment: environment, timeout: .seconds(30))
    return Answer(text: outcome.output, status: outcome.code).withStatus
  }

  /// A fresh copy of the files that the corpus has for its programs.
  func files() throws -> String {
    let copy = folder.appending(path: "etc-\(UUID())")
    try FileManager.default.copyItem(at: corpus.folder.appending(path: "etc"), to: copy)
    return copy.path
  }

  private static func flags(in source: String) -> [String] {
    let line = source.split(separator: "\n").prefix(8).first { $0.contains("cc: ") }
    guard let words = line?.split(separator: "cc: ").last else { return [] }
    return words.split(separator: " ").map(String.init).filter { $0.hasPrefix("-") }
  }

  /// Into a file, not a pipe: a child that lives on would keep a pipe open.
  private func run(_ program: String, _ arguments: [String]) async throws -> Answer {
    let file = folder.appending(path: "output-\(UUID())")
    try Data().write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: file)
    // The compiler's complaints are of interest, the shim's about lines that are bad on purpose not.
    process.standardError =
      program == "/usr/bin/env" ? process.standardOutput : FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    let signalled = process.terminationReason == .uncaughtSignal
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return Answer(text: text, status: process.terminationStatus + (signalled ? 128 : 0))
  }

  /// What a program has printed, and how it ended.
  private struct Answer {
    var text: String
    var status: Int32
    /// With the exit status as the last line.
    var withStatus: String { text + "exit \(status)\n" }
  }
}
