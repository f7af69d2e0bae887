// SPDX-License-Identifier: Apache-2.0

extension Finding: CustomStringConvertible {
  /// The whole story, as ``TextReport`` tells it.
  public var description: String {
    let text = TextReport().text(for: self)
    return String(text.hasSuffix("\n") ? text.dropLast() : text[...])
  }
}
