// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Programs that prepare something.
enum Command {
  /// Runs one to its end, which must be a good one.
  @discardableResult static func output(of words: [String]) throws -> Data {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = Environment.bare
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchError(words.joined(separator: " ") + " failed")
    }
    return data
  }
}
