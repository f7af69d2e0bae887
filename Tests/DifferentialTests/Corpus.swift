// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A folder of small programs in C, one behaviour each.
struct Corpus: Sendable {
  /// About sockets.
  static let sockets = Corpus("Programs")

  /// About users, groups, hosts and so on.
  static let names = Corpus("NamePrograms")

  let folder: URL

  let programs: [String]

  /// Why a program's answers in a lot are not the native ones.
  let knownDifferences: [String: String]

  private init(_ name: String) {
    folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: name)
    let sources = contents(of: folder).filter { $0.hasSuffix(".c") }
    programs = sources.map { String($0.dropLast(2)) }.sorted()
    knownDifferences = reasons(in: folder.appending(path: "known-differences"))
  }

  func source(of program: String) -> URL { folder.appending(path: program + ".c") }

  /// What a program of the known differences prints in a lot.
  func lotAnswer(of program: String) throws -> String {
    try text("lot-answers/\(program)")
  }

  /// What a program prints natively, as it was written down where that could be tried.
  func answer(of program: String) throws -> String {
    try text("answers/\(program)")
  }

  /// The programs for which an answer in a lot is written down.
  var lotAnswers: [String] { contents(of: folder.appending(path: "lot-answers")) }

  /// The programs for which a native answer is written down.
  var answers: [String] { contents(of: folder.appending(path: "answers")) }

  /// The page that tells of the known differences.
  static func page() throws -> String {
    let root = sockets.folder.deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Docs/Differences.md"), encoding: .utf8)
  }

  private func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
  }
}

private func contents(of folder: URL) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
}

/// The lines "name: reason" of a file.
private func reasons(in file: URL) -> [String: String] {
  let text = try? String(contentsOf: file, encoding: .utf8)
  let lines = (text ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
  let pairs = lines.map { $0.split(separator: ":", maxSplits: 1) }
  let named = pairs.map { (String($0[0]), $0.dropFirst().joined().trimmed) }
  return Dictionary(named) { first, _ in first }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

extension Corpus: CustomTestStringConvertible {
  var testDescription: String { folder.lastPathComponent }
}
