// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A program that runs outside any lot.
final class Outside {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ command: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// What it prints until it ends.
  static func run(_ command: [String], environment: [String: String] = [:]) throws -> String {
    let program = try Outside(command, environment: environment)
    try program.input.fileHandleForWriting.close()
    let text = try program.output.fileHandleForReading.readToEnd() ?? Data()
    program.process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  func line() -> String {
    var bytes: [UInt8] = []
    while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func say(_ line: String) {
    input.fileHandleForWriting.write(Data("\(line)\n".utf8))
  }

  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
