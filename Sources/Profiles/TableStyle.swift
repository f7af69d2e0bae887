// SPDX-License-Identifier: Apache-2.0

/// How words stand out on a terminal.
struct TableStyle: Sendable {
  let isColoured: Bool

  func strong(_ text: String) -> String { paint(text, "1") }

  func weak(_ text: String) -> String { paint(text, "2") }

  func doubtful(_ text: String) -> String { paint(text, "33") }

  func more(_ text: String) -> String { paint(text, "31") }

  func less(_ text: String) -> String { paint(text, "32") }

  func region(_ text: String) -> String { paint(text, "1;36") }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
