// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation

/// A C program of the folder Programs, built in a folder of its own and linked to
/// `libbacklot_profile.so`, unless it is to be alone.
final class SampledProgram: Sendable {
  struct NotBuilt: Error { var why: String }

  struct Outcome: Equatable {
    /// What it printed, on standard error too.
    var said: String
    /// As a shell has it: 128 and the signal, when one ended it.
    var status: Int32
  }

  let folder: String
  private let path: String

  init(_ name: String, _ flags: String..., isAlone: Bool = false) throws {
    var template = Array("/tmp/sampled-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw NotBuilt(why: "there is no /tmp") }
    folder = String(cString: made)
    path = "\(folder)/\(name)"
    try build(path, from: name, Self.flags + flags + (isAlone ? ["-DALONE"] : Self.linking()))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Builds a library for the program to load, which has the program's name and `.so` at its end.
  func addLibrary(_ name: String) throws {
    try build(path + ".so", from: name, ["-O1", "-g", "-shared", "-fPIC"])
  }

  /// Runs it in its folder, after some variables, with these arguments.
  func run(_ arguments: [String], _ variables: [String] = []) throws -> Outcome {
    let script = "cd \"$0\"; exec 2>&1 \"$@\""
    let command = ["timeout", "-k", "5", "600", "env"] + variables + [path] + arguments
    return try withExtendedLifetime(self) { try Self.run(["sh", "-c", script, folder] + command) }
  }

  /// What it profiled, in a file of its folder.
  func profile(_ name: String) throws -> RecordedProfile {
    try withExtendedLifetime(self) { try RecordedProfile("\(folder)/\(name)") }
  }

  /// The files in its folder of which the name begins so.
  func files(_ prefix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// Whether the compiler can make a program with it that runs here.
  static func has(sanitizer: String) -> Bool {
    guard let program = try? SampledProgram("manners", "-fsanitize=\(sanitizer)") else {
      return false
    }
    return (try? program.run(["none", "nothing"]))?.status == 0
  }

  static var library: String {
    get throws {
      let folders = ShimLibrary.foldersBesideProgram
      let paths = folders.map { "\($0)/libbacklot_profile.so" }
      guard let path = paths.first(where: { access($0, R_OK) == 0 }) else {
        throw NotBuilt(why: "libbacklot_profile.so is in none of \(folders)")
      }
      return path
    }
  }

  static func run(_ command: [String]) throws -> Outcome {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let wasKilled = process.terminationReason == .uncaughtSignal
    return Outcome(
      said: String(decoding: text, as: UTF8.self),
      status: process.terminationStatus + (wasKilled ? 128 : 0))
  }

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let headers = here.appending(path: "../../Preload/Regions/include").path

  private static let flags =
    ["-std=gnu17", "-D_GNU_SOURCE=", "-O1", "-g", "-pthread", "-rdynamic", "-I\(headers)"]

  private static func linking() throws -> [String] {
    let folder = URL(filePath: try library).deletingLastPathComponent().path
    return ["-L\(folder)", "-lbacklot_profile", "-Wl,-rpath,\(folder)"]
  }

  private func build(_ product: String, from name: String, _ flags: [String]) throws {
    let source = Self.here.appending(path: "Programs/\(name).c").path
    let outcome = try Self.run(
      ["sh", "-c", "exec 2>&1; \"$@\"", "sh", "cc", "-o", product, source] + flags)
    guard outcome.status == 0 else { throw NotBuilt(why: outcome.said) }
  }
}
