// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A program of tests, run in a folder of its own.
struct SampleProgram {
  struct Outcome {
    var status: Int32
    /// It ended by a signal, which is the status.
    var isSignalled: Bool
    var output: String
    var errors: String

    private static let words = ["passed ", "failed ", "skipped ", "known ", "broken: "]

    /// What became of each test, as `--verbose` tells it: the word, and all lines about it, which end
    /// where the next test or the summary begins.
    func story(of test: String) -> (word: String, text: String)? {
      var found: (word: String, text: String)?
      for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
        guard !line.isEmpty, let word = Self.words.first(where: line.hasPrefix) else {
          if found != nil, line.isEmpty { break }
          found?.text += line + "\n"
          continue
        }
        if found != nil { break }
        let rest = line.dropFirst(word.count)
        if rest == test || rest.hasPrefix("\(test) (") || rest.hasPrefix("\(test): ") {
          found = (String(word.dropLast()), String(rest) + "\n")
        }
      }
      return found
    }

    /// The counts that the last line tells: `3 passed, 1 failed`.
    var summary: String? {
      let line = output.split(separator: "\n").last ?? ""
      guard let colon = line.firstRange(of: ": "), let end = line.ranges(of: " in ").last
      else { return nil }
      return String(line[colon.upperBound..<end.lowerBound])
    }

    /// The names of tests of which this word is said.
    func tests(_ word: String) -> [String] {
      output.split(separator: "\n").compactMap { line in
        guard line.hasPrefix("\(word) ") else { return nil }
        let rest = line.dropFirst(word.count + 1)
        return rest.range(of: " (").map { String(rest[..<$0.lowerBound]) } ?? String(rest)
      }
    }
  }

  let name: String
  let folder: URL

  init(_ name: String) throws {
    self.name = name
    folder = FileManager.default.temporaryDirectory
      .appending(path: "backlot-testing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func path(_ file: String) -> String { folder.appending(path: file).path }

  func text(_ file: String) -> String? { try? String(contentsOfFile: path(file), encoding: .utf8) }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs it to its end, whoever else has its output open.
  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Outcome { try run(arguments, environment: environment) }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let process = try start(arguments, environment: environment)
    process.waitUntilExit()
    return try outcome(of: process)
  }

  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Self.path(of: name))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var all = ProcessInfo.processInfo.environment
    all["SWIFT_BACKTRACE"] = "enable=no"
    all["TMPDIR"] = folder.path
    process.environment = all.merging(environment) { $1 }
    for (file, stream) in [("output", \Process.standardOutput), ("errors", \Process.standardError)]
    {
      _ = FileManager.default.createFile(atPath: path(file), contents: nil)
      process[keyPath: stream] = try FileHandle(forWritingTo: folder.appending(path: file))
    }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  func outcome(of process: Process) throws -> Outcome {
    func bytes(_ file: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
    }
    return Outcome(
      status: process.terminationStatus,
      isSignalled: process.terminationReason == .uncaughtSignal, output: try bytes("output"),
      errors: try bytes("errors"))
  }

  static func path(of program: String) -> String { products.appending(path: program).path }

  private static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()
}
