// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A C or C++ program of the folder Programs, with the room in it. It checks one behaviour itself:
/// what is not as it should be is a line on its standard output, and makes it fail.
struct Program {
  struct NotMade: Error { var why: String }

  let path: String

  init(_ name: String) throws {
    path = "/tmp/backlot-regions-\(UUID().uuidString)"
    let source = Self.here.appending(path: "Programs/\(name)").path
    let compiler =
      name.hasSuffix(".c") ? ["cc", "-std=gnu17"] : ["c++", "-std=c++17", "-U_GNU_SOURCE"]
    try Self.make(compiler + ["-pthread"] + Self.flags + ["-o", path, source, try Self.room.get()])
  }

  /// - Returns: what it says; "" if all is well.
  func run(_ words: String...) throws -> String {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (status, output) = try Self.run([path] + words)
    return status == 0 ? output : "\(output)(status \(status))"
  }

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let preload = here.appending(path: "../../Preload").standardizedFileURL.path

  private static let flags =
    ["-O2", "-g", "-Wall", "-Wextra", "-Wshadow", "-Werror", "-D_GNU_SOURCE="]
    + ["Regions", "Regions/include", "ShimCore/include"].map { "-I\(preload)/\($0)" }

  /// The room, compiled once, and by clang, as it is in the package.
  private static let room = Result {
    let path = "/tmp/backlot-regions-\(getpid()).o"
    let sources = try FileManager.default.contentsOfDirectory(atPath: "\(preload)/Regions")
      .filter { $0.hasSuffix(".c") }.map { "\(preload)/Regions/\($0)" }
    try make(
      ["clang", "-std=gnu17", "-fPIC"] + flags + ["-nostdlib", "-r", "-o", path] + sources)
    atexit { unlink("/tmp/backlot-regions-\(getpid()).o") }
    return path
  }

  private static func make(_ words: [String]) throws {
    let (status, output) = try run(words)
    if status != 0 { throw NotMade(why: output) }
  }

  private static func run(_ words: [String]) throws -> (Int32, String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
