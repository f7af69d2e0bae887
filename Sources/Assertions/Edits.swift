// SPDX-License-Identifier: Apache-2.0

/// What to do with the elements of a sequence to get another one.
enum Edit: Equatable {
  /// An element of both: its index in the sequence that was found.
  case keep(Int)
  /// An expected element that is missing, by its index among the expected ones.
  case missing(Int)
  /// An element that nobody expected, by its index.
  case surplus(Int)
}

/// The shortest way from what was expected to what was found.
struct Edits {
  private(set) var list: [Edit] = []
  /// How many elements of either side were too many to be aligned.
  private(set) var uncompared = 0

  /// Of so many elements, of which `equal` compares one of those expected with one of those found.
  init(expected: Int, found: Int, equal: (Int, Int) -> Bool) {
    let shorter = min(expected, found)
    var head = 0
    while head < shorter && equal(head, head) { head += 1 }
    var tail = 0
    while tail < shorter - head && equal(expected - 1 - tail, found - 1 - tail) { tail += 1 }
    // Around the middle, for its context.
    list = (max(0, head - Limits.context)..<head).map(Edit.keep)
    align(head..<(expected - tail), head..<(found - tail), equal)
    if uncompared == 0 {
      list += ((found - tail)..<min(found, found - tail + Limits.context)).map(Edit.keep)
    }
  }

  private mutating func align(
    _ expected: Range<Int>, _ found: Range<Int>, _ equal: (Int, Int) -> Bool
  ) {
    let olds = expected.prefix(Limits.aligned)
    let news = found.prefix(Limits.aligned)
    uncompared = max(expected.count - olds.count, found.count - news.count)
    let difference = news.difference(from: olds, by: equal)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(olds.startIndex + offset)
      case .insert(let offset, _, _): inserted.insert(news.startIndex + offset)
      }
    }
    merge(Array(olds), removed, Array(news), inserted)
  }

  private mutating func merge(
    _ olds: [Int], _ removed: Set<Int>, _ news: [Int], _ inserted: Set<Int>
  ) {
    var (old, new) = (0, 0)
    while old < olds.count || new < news.count {
      if old < olds.count, removed.contains(olds[old]) {
        list.append(.missing(olds[old]))
        old += 1
      } else if new < news.count, inserted.contains(news[new]) {
        list.append(.surplus(news[new]))
        new += 1
      } else {
        list.append(.keep(news[new]))
        old += 1
        new += 1
      }
    }
  }
}
