// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A folder where programs are made, removed with the test.
final class Workshop: Sendable {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "workshop-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Compiles a program that does nothing.
  func program(_ name: String, _ flags: String..., code: String = "") throws -> String {
    let source = "\(folder)/\(name).c"
    let program = "\(folder)/\(name)"
    try "\(code)\nint main(void) { return 0; }\n".write(
      toFile: source, atomically: true, encoding: .utf8)
    try run("cc", ["-o", program, source] + flags)
    return program
  }

  func script(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  /// A copy with one byte changed.
  func forged(_ program: String, _ name: String, at offset: Int, _ byte: UInt8) throws -> String {
    var bytes = try Data(contentsOf: URL(filePath: program))
    bytes[offset] = byte
    let path = "\(folder)/\(name)"
    try bytes.write(to: URL(filePath: path))
    return path
  }

  /// A copy that has lost its section headers, as `sstrip` leaves them.
  func withoutSections(_ program: String, _ name: String) throws -> String {
    var bytes = try Data(contentsOf: URL(filePath: program))
    bytes.replaceSubrange(40..<48, with: Data(count: 8))
    bytes.replaceSubrange(60..<64, with: Data(count: 4))
    let path = "\(folder)/\(name)"
    try bytes.write(to: URL(filePath: path))
    return path
  }

  private func run(_ command: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [command] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command) failed")
  }
}
