// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A C program of the folder Programs, compiled together with the rooms that it is about.
struct Program {
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  private struct NotMade: Error { var why: String }

  private let path: String
  private let folder = LiveFile("program")

  init(_ name: String, _ flags: [String] = []) throws {
    path = folder.path
    let made = try Self.run("cc", Self.flags + flags + ["-o", path] + Self.sources(of: name))
    if made.status != 0 { throw NotMade(why: made.errors) }
  }

  func run(_ words: [String], _ environment: [String: String] = [:]) throws -> Run {
    try Self.run(path, words, environment)
  }

  /// Whether the compiler can make a program with it that runs here.
  static var hasThreadSanitizer: Bool {
    let folder = LiveFile("empty.c")
    folder.write("int main(void) { return 0; }")
    let program = folder.path + ".out"
    let made = try? run("cc", ["-fsanitize=thread", "-o", program, folder.path])
    return made?.status == 0 && (try? run(program, []))?.status == 0
  }

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  private static let rooms = ["NameFiles", "NamePolicy", "ShimCore"].map {
    here.appending(path: "../../Preload/\($0)").standardizedFileURL.path
  }

  private static let flags =
    ["-std=gnu17", "-O1", "-g", "-pthread", "-D_GNU_SOURCE="]
    + rooms.flatMap { ["-I\($0)", "-I\($0)/include"] }

  private static func sources(of name: String) throws -> [String] {
    let shared = try rooms.flatMap { room in
      try FileManager.default.contentsOfDirectory(atPath: room)
        .filter { $0.hasSuffix(".c") }.map { "\(room)/\($0)" }
    }
    return [here.appending(path: "Programs/\(name).c").path] + shared
  }

  private static func run(
    _ program: String, _ words: [String], _ environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = environment.map { "\($0)=\($1)" } + [program] + words
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: said, errors: told)
  }
}
