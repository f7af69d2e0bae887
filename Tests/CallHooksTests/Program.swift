// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A C program or library of the folder Programs, made for one test; a program has the room in it.
final class Program {
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  struct NotMade: Error { var why: String }

  let path: String

  /// - Parameters:
  ///   - flags: of the program alone; `roomFlags` are for it and the room.
  init(
    _ name: String, _ flags: [String] = [], roomFlags: [String] = [], compiler: String = "cc",
    libraries: [Program] = []
  ) throws {
    let object = Self.place("o")
    defer { try? FileManager.default.removeItem(atPath: object) }
    path = Self.place("run")
    try Self.make(
      compiler, ["-O1", "-g", "-c", "-fno-builtin", "-o", object, Self.source(name)]
        + Self.headers + roomFlags + flags)
    try Self.make(
      compiler, ["-std=gnu17", "-O1", "-g", "-pthread", "-D_GNU_SOURCE=", "-o", path, object]
        + Self.headers + Self.room() + roomFlags + flags + libraries.map(\.path))
  }

  /// - Parameter library: its name; it has nothing of the room.
  init(library: String, _ flags: [String] = [], libraries: [Program] = []) throws {
    path = Self.place("so")
    try Self.make(
      "cc", ["-O1", "-g", "-fno-builtin", "-shared", "-fPIC", "-o", path, Self.source(library)]
        + flags + libraries.map(\.path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { URL(filePath: path).lastPathComponent }

  func run(_ words: String...) throws -> Run { try Self.run("timeout", ["300", path] + words) }

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let folder =
    here.appending(path: "../../Sources/CallHooks").standardizedFileURL.path

  private static let headers = ["-I\(folder)", "-I\(folder)/include"]

  private static func source(_ name: String) -> String {
    here.appending(path: "Programs/\(name).c").path
  }

  private static func place(_ ending: String) -> String {
    "/tmp/backlot-hooks-\(UUID().uuidString).\(ending)"
  }

  private static func room() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".c") || $0.hasSuffix(".S") }.map { "\(folder)/\($0)" }
  }

  private static func make(_ compiler: String, _ words: [String]) throws {
    let made = try run(compiler, words)
    if made.status != 0 { throw NotMade(why: made.errors) }
  }

  private static func run(_ program: String, _ words: [String]) throws -> Run {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + words
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: said, errors: told)
  }
}
