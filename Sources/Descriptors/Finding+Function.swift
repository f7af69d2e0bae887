// SPDX-License-Identifier: Apache-2.0

extension Finding {
  /// Whether a function that matches this pattern is in one of its stacks.
  public func hasFunction(_ pattern: String) -> Bool {
    let pattern = Pattern(pattern)
    return events.contains { event in
      event.frames.contains { $0.function.map(pattern.matches) == true }
    }
  }
}
