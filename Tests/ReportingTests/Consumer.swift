// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A program that others read reports with.
struct Consumer {
  let words: [String]

  init(_ words: String...) { self.words = words }

  /// Python as Debian has it, with the packages that Debian has for it.
  static func python(_ script: String) -> Consumer {
    Consumer("/usr/bin/python3", "-c", script)
  }

  struct Answer {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs it with a file of these bytes, whose path is its last argument.
  func read(_ bytes: [UInt8]) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = folder.appending(path: "report")
    try Data(bytes).write(to: report)
    let streams = try ["out", "err"].map { name in
      try Data().write(to: folder.appending(path: name))
      return try FileHandle(forWritingTo: folder.appending(path: name))
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words + [report.path]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"], uniquingKeysWith: { $1 })
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    try process.run()
    process.waitUntilExit()
    let texts = try ["out", "err"].map {
      String(decoding: try Data(contentsOf: folder.appending(path: $0)), as: UTF8.self)
    }
    return Answer(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
