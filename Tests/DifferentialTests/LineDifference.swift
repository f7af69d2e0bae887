// SPDX-License-Identifier: Apache-2.0

/// Two texts line by line, as a person wants to see them: what is missing with a minus, what is new
/// with a plus, and what is common between.
struct LineDifference: CustomStringConvertible {
  let description: String

  init(from old: String, to new: String) {
    let before = old.split(separator: "\n")
    let after = new.split(separator: "\n")
    let changes = after.difference(from: before)
    var gone: Set<Int> = []
    var come: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    description = Self.merge(before, after, gone: gone, come: come).joined(separator: "\n")
  }

  private static func merge(
    _ before: [Substring], _ after: [Substring], gone: Set<Int>, come: Set<Int>
  ) -> [String] {
    var lines: [String] = []
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if gone.contains(left) {
        lines.append("- " + before[left])
        left += 1
      } else if come.contains(right) {
        lines.append("+ " + after[right])
        right += 1
      } else {
        lines.append("  " + before[left])
        (left, right) = (left + 1, right + 1)
      }
    }
    return lines
  }
}
