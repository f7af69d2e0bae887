// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Glibc

/// A C program or library of the folder Programs, made for one test; a program has the room in it.
final class Program {
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  struct NotMade: Error { var why: String }

  let path: String

  init(
    _ name: String, _ flags: [String] = [], compiler: String = "cc", libraries: [Program] = []
  ) throws {
    path = Self.place("run")
    try Self.make(
      compiler,
      ["-O1", "-g", "-fno-builtin", "-pthread", "-o", path, Self.source(name), Self.room.get()]
        + Self.headers + flags + libraries.map(\.path))
  }

  /// - Parameter library: its name; it has nothing of the room.
  init(library: String, _ flags: [String] = [], libraries: [Program] = []) throws {
    path = Self.place("so")
    try Self.make(
      "cc",
      ["-O1", "-g", "-fno-builtin", "-shared", "-fPIC", "-o", path, Self.source(library)]
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

  /// The room, which is the same in every program; made once in this process.
  private static let room = Result { () throws(any Error) -> String in
    let sources = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".c") || $0.hasSuffix(".S") }.map { "\(folder)/\($0)" }
    atexit { unlink(Program.roomPath) }
    try make(
      "cc",
      ["-std=gnu17", "-O1", "-g", "-fPIC", "-D_GNU_SOURCE=", "-r", "-o", roomPath] + headers
        + sources)
    return roomPath
  }

  private static let roomPath = "/tmp/backlot-hooks-\(getpid()).o"

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
