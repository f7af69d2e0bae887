// SPDX-License-Identifier: Apache-2.0

/// What a process should say on standard error before it ends: a string literal that must be part of
/// it, or a regular expression that must match somewhere.
public struct ExitMessage: ExpressibleByStringLiteral, CustomStringConvertible {
  /// The message in words.
  public let description: String
  let accepts: (String) -> Bool

  /// A message with this text in it.
  public static func containing(_ text: String) -> Self {
    Self(description: "a message with \(words(of: text))") { $0.contains(text) }
  }

  /// A message in which the regular expression matches something.
  public static func matching(_ regex: some RegexComponent) -> Self {
    Self(description: "a message that the regular expression matches") {
      $0.firstMatch(of: regex) != nil
    }
  }

  private init(description: String, accepts: @escaping (String) -> Bool) {
    self.description = description
    self.accepts = accepts
  }

  /// A message with this text in it.
  public init(stringLiteral text: String) { self = .containing(text) }
}
