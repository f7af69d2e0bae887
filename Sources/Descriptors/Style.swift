// SPDX-License-Identifier: Apache-2.0

/// How words stand out on a terminal.
struct Style {
  let isColoured: Bool

  func grade(_ grade: Grade) -> String {
    switch grade {
    case .error: paint(grade.rawValue, "1;31")
    case .warning: paint(grade.rawValue, "1;33")
    case .note: paint(grade.rawValue, "1;36")
    }
  }

  func strong(_ text: String) -> String { paint(text, "1") }

  func weak(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
