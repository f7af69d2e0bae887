// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The sources of this package, and the tool that builds it.
enum Source {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// A folder that is kept between runs, beside the products of this build.
  static let scratch = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "package-tests")

  /// Runs `swift` on a package, with a scratch folder of its own: this build's is locked while its
  /// tests run. Returns what it printed.
  static func swift(
    _ subcommand: String, _ arguments: String..., package: URL = root, scratch: String = "describe"
  ) async throws -> String {
    try await swift(subcommand, arguments, package: package, scratch: scratch)
  }

  static func swift(
    _ subcommand: String, _ arguments: [String], package: URL = root, scratch: String = "describe"
  ) async throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["swift", subcommand, "--package-path", package.path]
      + ["--scratch-path", Self.scratch.appending(path: scratch).path] + arguments
    process.standardOutput = output
    let ended = AsyncStream<Void> { continuation in
      process.terminationHandler = { _ in continuation.finish() }
    }
    try process.run()
    let text = try await Task.detached { try output.fileHandleForReading.readToEnd() }.value
    for await _ in ended {}
    let words = String(decoding: text ?? Data(), as: UTF8.self)
    try #require(process.terminationStatus == 0, "\(words.suffix(4000))")
    return words
  }
}
