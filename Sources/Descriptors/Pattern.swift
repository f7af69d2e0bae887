// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A pattern as shells have them: `*`, `?`, `[a-z]`.
struct Pattern: Sendable, Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  func matches(_ candidate: String) -> Bool { fnmatch(text, candidate, 0) == 0 }
}
