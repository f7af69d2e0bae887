// SPDX-License-Identifier: Apache-2.0

/// Why an assertion does not hold, apart from where it stands. It is a class, so that "it holds" is a
/// null pointer.
@usableFromInline
final class Failure: Sendable {
  /// What is said of the subject: `is 3`.
  let predicate: String
  /// What was expected, in words.
  let expected: String?
  /// Lines below the sentence.
  let details: [String]
  /// What is spoken of where the source is not at hand.
  let subject: String
  /// How many arguments the sentence names by their source: none, the value, or what is expected, too.
  let named: Int

  init(
    _ predicate: String, expected: String? = nil, details: [String] = [],
    subject: String = "the value", named: Int = 2
  ) {
    self.predicate = predicate
    self.expected = expected
    self.details = details
    self.subject = subject
    self.named = named
  }

  /// The failure with the words of those who wrote the assertion: the source of its arguments, as far
  /// as it is known, and their comment.
  func text(arguments: [String], comment: String) -> String {
    let lines =
      comment.isEmpty ? details : comment.split(separator: "\n").map(String.init) + details
    return ([sentence(Array(arguments.prefix(named)))] + lines.map { "  " + $0 }).joined(
      separator: "\n")
  }

  private func sentence(_ sources: [String]) -> String {
    let arguments = sources.map { $0.hasPrefix("try ") ? String($0.dropFirst(4)) : $0 }
    let spoken = arguments.first.map { isLiteral($0) ? subject : $0 } ?? subject
    guard let expected else { return "\(spoken) \(predicate)" }
    let sentence = "\(spoken) \(predicate), expected \(expected)"
    guard arguments.count > 1, !isLiteral(arguments[1]), arguments[1] != expected else {
      return sentence
    }
    return sentence + " (\(arguments[1]))"
  }

  /// Whether the source of an argument says no more than its value does.
  private func isLiteral(_ source: String) -> Bool {
    guard let first = source.first else { return true }
    return first.isNumber || "\"-[{#.".contains(first)
      || ["true", "false", "nil"].contains(source)
  }
}
