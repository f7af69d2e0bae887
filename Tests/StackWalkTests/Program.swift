// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A C program or library of the folder Programs; a program has the room that it is about in it.
final class Program {
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  struct NotMade: Error { var why: String }

  let path: String

  init(_ name: String, _ flags: String...) throws {
    path = try Self.make(name, Self.flags + flags, with: [Room.object(Self.flags + flags)])
  }

  /// - Parameter library: its name; it has nothing of the room.
  init(library: String, _ flags: String...) throws {
    path = try Self.make(library, ["-O2", "-shared", "-fPIC"] + flags, with: [])
  }

  /// A Swift program of the folder Programs that has the room in it.
  init(swift name: String, _ flags: [String]) throws {
    let folder = Self.here.appending(path: "Programs/\(name)").path
    let samples = "/tmp/backlot-walk-\(UUID().uuidString).o"
    let object = try Self.run(
      "clang", Self.flags + ["-fPIC", "-c", "-o", samples, "\(folder)/samples.c"])
    if object.status != 0 { throw NotMade(why: object.errors) }
    defer { try? FileManager.default.removeItem(atPath: samples) }
    path = "/tmp/backlot-walk-\(UUID().uuidString)"
    let made = try Self.run(
      "swiftc", ["-o", path, "\(folder)/main.swift", samples, Room.object(Self.flags)] + flags)
    if made.status != 0 { throw NotMade(why: made.errors) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func run(_ words: String...) throws -> Run { try Self.run(path, words) }

  /// Whether the compiler can make a program with it that runs here.
  static func has(sanitizer: String) -> Bool {
    let made = try? make(
      "library", ["-O2", "-shared", "-fPIC", "-fsanitize=\(sanitizer)"], with: [])
    if let made { try? FileManager.default.removeItem(atPath: made) }
    return made != nil
  }

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  static let preload = here.appending(path: "../../Preload").standardizedFileURL.path

  private static let flags =
    ["-std=gnu17", "-O2", "-g", "-pthread", "-D_GNU_SOURCE="]
    + ["StackWalk", "StackWalk/include", "ShimCore/include"].map { "-I\(preload)/\($0)" }

  private static func make(
    _ name: String, _ flags: [String], with sources: [String]
  ) throws -> String {
    let path = "/tmp/backlot-walk-\(UUID().uuidString)"
    let source = here.appending(path: "Programs/\(name).c").path
    let made = try run("cc", flags + ["-o", path, source] + sources + ["-lm"])
    if made.status != 0 { throw NotMade(why: made.errors) }
    return path
  }

  static func run(_ program: String, _ words: [String]) throws -> Run {
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
