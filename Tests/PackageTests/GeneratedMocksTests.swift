// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("A package that depends on Backlot", .timeLimit(.minutes(30)))
struct GeneratedMocksTests {
  private let folder = Source.scratch.appending(path: "generated-mocks-package")
  private let sources = Source.root.appending(path: "Tests/GeneratedMocks")

  @Test("has its mocks written by swift package mocks, and made by @Mocked; they compile and work")
  func generated() async throws {
    try copy()
    try await mocks("--target", "Zoo", "--except", "Jeweller")
    try await mocks("--target", "Aquarium", "--testable")
    let zoo = folder.appending(path: "Tests/ZooTests/Mocks.swift")
    let written = try modified(zoo)
    try await mocks("--target", "Zoo", "--except", "Jeweller")
    #expect(try modified(zoo) == written, "a file that would be the same was written again")
    try await lint(zoo)
    let output = try await Source.swift("test", package: folder, scratch: "generated-mocks")
    #expect(output.contains("passed after"), "\(output.suffix(4000))")
  }

  /// With the permission that users are asked for.
  private func mocks(_ arguments: String...) async throws {
    _ = try await Source.swift(
      "package", ["--allow-writing-to-package-directory", "mocks"] + arguments, package: folder,
      scratch: "generated-mocks")
  }

  private func modified(_ file: URL) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
  }

  private func lint(_ file: URL) async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swift", "format", "lint", "--strict", file.path]
    try process.run()
    await Task.detached { process.waitUntilExit() }.value
    #expect(process.terminationStatus == 0)
  }

  /// Written again only where it changes, so that a second run builds little.
  private func copy() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    for name in names where name.hasSuffix(".swift") {
      var text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      text.replace("path: \"../..\"", with: "path: \"\(Source.root.path)\"")
      let file = folder.appending(path: name)
      if let old = try? String(contentsOf: file, encoding: .utf8), old == text { continue }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let format = folder.appending(path: ".swift-format")
    try? FileManager.default.copyItem(at: Source.root.appending(path: ".swift-format"), to: format)
  }
}
