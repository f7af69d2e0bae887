// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

/// A program that the test has built, and where its labels are.
final class Sample: Sendable {
  let folder: URL
  var path: String { folder.appending(path: "sample").path }

  /// - Parameters:
  ///   - source: Its text. `HERE(name)` marks an instruction in C.
  ///   - compiler: With its options.
  init(_ source: String, suffix: String = "c", compiler: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try (Self.mark(suffix) + source).write(
      to: folder.appending(path: "sample.\(suffix)"), atomically: true, encoding: .utf8)
    try shell("\(compiler) sample.\(suffix) -o sample")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// On the first line, so that the source's lines are one behind.
  private static func mark(_ suffix: String) -> String {
    suffix == "swift"
      ? "\n" : "#define HERE(name) __asm__ volatile(\"label_\" #name \": nop\")\n"
  }

  @discardableResult
  func shell(_ script: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(script)")
    return String(decoding: output, as: UTF8.self)
  }

  /// The address of a symbol, as the file counts it.
  func address(of name: String) throws -> UInt64 {
    let line = try shell("nm sample | grep ' \(name)$' || nm -D sample | grep ' \(name)$'")
    return try #require(UInt64(line.prefix { $0 != " " }, radix: 16))
  }

  var buildID: [UInt8] {
    get throws {
      let text = try shell("readelf -n sample | sed -n 's/.*Build ID: //p'")
      let digits = Array(text.filter(\.isHexDigit))
      return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0..<$0 + 2]), radix: 16)
      }
    }
  }

  /// The frames at an address, without their modules and with the last part of their files.
  func frames(
    at address: UInt64, _ symbols: Symbols = Symbols(), buildID: [UInt8] = []
  ) -> [String] {
    let module = Module(path: path, buildID: buildID)
    return symbols.frames(of: address, in: module, isExact: true).map { frame in
      let file = frame.file?.split(separator: "/").last.map { " \($0):\(frame.line ?? 0)" }
      return (frame.function ?? "?") + (file ?? "")
    }
  }
}
