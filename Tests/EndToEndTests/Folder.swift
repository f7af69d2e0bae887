// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A temporary folder that every user may read, since servers take on users of their own.
struct Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "stage-\(UUID())").path
    try makeFolder(".")
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something in it.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a text file and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String, mode: Int = 0o644) throws -> String {
    try write(name, Data(text.utf8), mode: mode)
  }

  @discardableResult
  func write(_ name: String, _ data: Data, mode: Int = 0o644) throws -> String {
    let url = URL(filePath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    return url.path
  }

  /// Makes a file of bytes that no program could guess, and returns them.
  @discardableResult
  func fill(_ name: String, bytes: Int) throws -> Data {
    var generator = SystemRandomNumberGenerator()
    let words = (0..<(bytes + 7) / 8).map { _ in generator.next() }
    let data = words.withUnsafeBytes { Data($0.prefix(bytes)) }
    try write(name, data)
    return data
  }

  @discardableResult
  func makeFolder(_ name: String, owner: String? = nil, mode: Int = 0o755) throws -> String {
    try FileManager.default.createDirectory(
      atPath: self(name), withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self(name))
    if let owner { try Account.give(self(name), to: owner) }
    return self(name)
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: self(name))) }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: self(name), encoding: .utf8)
  }

  /// Where a program's output goes.
  func log(of program: String) -> String { self(URL(filePath: program).lastPathComponent + ".log") }

  /// The logs, each below its name.
  func logs() -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix("log") }.sorted()
      .map { "--- \($0)\n\((try? text($0))?.suffix(4000) ?? "")" }
      .joined(separator: "\n")
  }
}
