// SPDX-License-Identifier: Apache-2.0

/// Something that a test found out, for which it fails.
public struct Finding: Sendable, Hashable, CustomStringConvertible {
  /// What it is: a sentence, and lines below it where there is more to say.
  public var text: String
  /// Where to look.
  public var place: Place

  /// A finding.
  public init(_ text: String, at place: Place) {
    self.text = text
    self.place = place
  }

  /// As compilers write it: file, line and column, then the text.
  public var description: String {
    "\(place.filePath):\(place.line):\(place.column): error: \(text)"
  }
}
