// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
import Foundation
import Testing

/// A small program in C about descriptors, and what its first comment promises of it.
struct DescriptorProgram: Sendable {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "DescriptorPrograms")

  /// Programs that do something wrong.
  static let defects = all(in: "defects")

  /// Programs that are right.
  static let clean = all(in: "clean")

  let name: String
  let source: URL
  /// The lines "word: text" of the comment.
  private let promises: [String: String]

  private init(_ source: URL) {
    self.source = source
    name = source.deletingPathExtension().lastPathComponent
    promises = Self.promises(in: (try? String(contentsOf: source, encoding: .utf8)) ?? "")
  }

  private static func all(in room: String) -> [DescriptorProgram] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: room), includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "c" }.sorted { $0.path < $1.path }
      .map(DescriptorProgram.init)
  }

  private static func promises(in text: String) -> [String: String] {
    let comment = text.prefix(upTo: text.range(of: "*/")?.lowerBound ?? text.endIndex)
    let found = comment.matches(of: /\n \* ([a-z-]+): (.+)/).map {
      (String($0.1), String($0.2))
    }
    return Dictionary(found) { first, _ in first }
  }

  /// The kinds of its findings, one word a finding.
  var kinds: [Kind] {
    var times = 1
    var kinds: [Kind] = []
    for word in (promises["finds"] ?? "").split(separator: " ") {
      if let number = Int(word) {
        times = number
      } else {
        kinds += Array(repeating: Kind(rawValue: String(word))!, count: times)
        times = 1
      }
    }
    return kinds
  }

  /// The functions that the stacks of its first finding must show.
  var functions: [(role: Role, function: String)] {
    Role.allCases.compactMap { role in promises[role.rawValue].map { (role, $0) } }
  }

  var count: UInt64? { promises["count"].flatMap(UInt64.init) }
  var grade: Grade? { promises["grade"].flatMap(Grade.init(rawValue:)) }
  var text: String? { promises["text"] }
  var status: Int32 { promises["status"].flatMap(Int32.init) ?? 0 }
  /// What the compiler is told more.
  var flags: [String] { (promises["cc"] ?? "").split(separator: " ").map(String.init) }
  /// A library that it is linked with.
  var module: String? { promises["module"] }
}

extension DescriptorProgram: CustomTestStringConvertible {
  var testDescription: String { name }
}
