// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld

/// One line of suppressions.
public struct SuppressionRule: Sendable, Hashable {
  private enum Subject: Sendable, Hashable {
    case function, module, path
  }

  /// Where it is written: `FILE:LINE`.
  public let place: String
  /// As it is written.
  public let text: String
  /// How many findings it has suppressed.
  public internal(set) var uses = 0

  private let kind: Kind?
  private let subject: Subject
  private let pattern: Pattern

  /// `nil` when the line says nothing.
  init?(_ line: Substring, place: String) throws(LotError) {
    let words = line.prefix { $0 != "#" }.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    kind = first == "*" ? nil : try Kind(word: String(first), place: place)
    guard words.count == 2, let last = words.last?.trimmed, !last.isEmpty else {
      throw LotError(
        .usage,
        "\(place): '\(line.trimmed)' has no pattern; write KIND FUNCTION, as in fd-leak main")
    }
    (subject, pattern) = Self.subject(last)
    self.place = place
    text = "\(first) \(last)"
  }

  private static func subject(_ word: Substring) -> (Subject, Pattern) {
    if word.hasPrefix("module:") { return (.module, Pattern(String(word.dropFirst(7)))) }
    if word.hasPrefix("path:") { return (.path, Pattern(String(word.dropFirst(5)))) }
    return (.function, Pattern(String(word)))
  }

  func matches(_ finding: Finding) -> Bool {
    guard kind == nil || kind == finding.kind else { return false }
    let frames = finding.events.lazy.flatMap(\.frames)
    if frames.contains(where: matches) { return true }
    return subject == .path && finding.events.contains { pattern.matches($0.what) }
  }

  private func matches(_ frame: Frame) -> Bool {
    switch subject {
    case .function: frame.function.map(pattern.matches) == true
    case .module:
      frame.module.map(pattern.matches) == true || frame.moduleName.map(pattern.matches) == true
    case .path: frame.file.map(pattern.matches) == true
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let front = drop(while: \.isWhitespace)
    let blanks = front.reversed().prefix(while: \.isWhitespace).count
    return front.dropLast(blanks)
  }
}
