// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The programs of `Tests/Programs`: small, in C, one behaviour of sockets each.
enum Corpus {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Programs")

  static let programs: [String] = contents(of: folder)
    .filter { $0.hasSuffix(".c") }.map { String($0.dropLast(2)) }

  static func source(of program: String) -> URL { folder.appending(path: program + ".c") }

  /// Why a program's answers in a lot are not the kernel's.
  static let knownDifferences: [String: String] = {
    let text = try? String(contentsOf: folder.appending(path: "known-differences"), encoding: .utf8)
    let lines = (text ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
    let pairs = lines.map { $0.split(separator: ":", maxSplits: 1) }
    let named = pairs.map { (String($0[0]), $0.dropFirst().joined().trimmed) }
    return Dictionary(named) { first, _ in first }
  }()

  /// What a program of the known differences prints in a lot.
  static func lotAnswer(of program: String) throws -> String {
    try String(contentsOf: folder.appending(path: "lot-answers/\(program)"), encoding: .isoLatin1)
  }

  /// The programs for which an answer is written down.
  static let lotAnswers: [String] = contents(of: folder.appending(path: "lot-answers"))

  /// The page that tells of the known differences.
  static func page() throws -> String {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Docs/Differences.md"), encoding: .utf8)
  }

  private static func contents(of folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
