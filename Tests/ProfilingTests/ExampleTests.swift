// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Testing

/// The examples of `Examples/profiling`.
@Suite(.timeLimit(.minutes(20))) struct ExampleTests {
  private let folder: String

  init() throws {
    folder = "/tmp/backlot-examples-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test func aSwiftProgramTellsItsRegions() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let said = try run([Bundle.main.bundlePath + "/logs", "\(folder)/p.data"])
    #expect(said.contains("parse: 4 calls\nindex: 4 calls\nrender: 4 calls\n"), "\(said)")
    #expect(try isProfile("\(folder)/p.data"))
  }

  @Test func aCProgramIsLinkedWithTheLibraryAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let library = try #require(
      ShimLibrary.foldersBesideProgram.first {
        FileManager.default.fileExists(atPath: "\($0)/libbacklot_profile.so")
      })
    let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL.path
    let made = try run([
      "cc", "-Wall", "-Wextra", "-Werror", "-I\(root)/Preload/Regions/include",
      "\(root)/Examples/profiling/words.c", "-o", "\(folder)/words", "-L\(library)",
      "-lbacklot_profile", "-Wl,-rpath,\(library)",
    ])
    #expect(made == "")
    let said = try run(["sh", "-c", "printf 'one two  three' | \(folder)/words \(folder)/w.data"])
    #expect(said == "3 words\n")
    #expect(try isProfile("\(folder)/w.data"))
  }

  /// Where nobody may sample others, it says so.
  @Test func aShellScriptProfilesAPartOfItself() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL.path
    let path = "PATH=\(Bundle.main.bundlePath):/usr/bin:/bin"
    let said = try run([path, "sh", "\(root)/Examples/profiling/part.sh", "\(folder)/p.data"])
    try #require(said == "")
    let report = try run([
      path, "backlot", "perf", "report", "\(folder)/p.data", "--format", "folded",
    ])
    #expect(report.contains("[sort]") || report.contains("(sort)"), "\(report)")
    #expect(report.contains("dash") || report.contains("[sh]"), "\(report)")
  }

  private func isProfile(_ path: String) throws -> Bool {
    try Data(contentsOf: URL(filePath: path)).prefix(8) == Data("PERFILE2".utf8)
  }

  /// - Returns: what it said on both outputs, and its status where that is not 0.
  private func run(_ words: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? said : "\(said)(status \(process.terminationStatus))"
  }
}
