// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols

/// Which of the numbers and patterns that are watched nothing was done to.
package struct WatchTally: Sendable {
  private var numbers: [Int32]
  private var patterns: [String]

  /// - Parameter patterns: One without a slash is about the last part of a path.
  package init(numbers: [Int32], patterns: [String]) {
    (self.numbers, self.patterns) = (numbers, patterns)
  }

  /// Something was done.
  package mutating func note(_ sighting: Sighting) {
    let (what, fd) = (sighting.event.what, sighting.event.fd)
    let other = sighting.event.call.hasPrefix("dup") ? sighting.result : fd
    numbers.removeAll { $0 == fd || $0 == other }
    let name = what.split(separator: "/").last.map { String($0) } ?? what
    patterns.removeAll { Pattern($0).matches($0.contains("/") ? what : name) }
  }

  /// A sentence for each of those that are left.
  package var sentences: [String] {
    numbers.map { "nothing was done to descriptor \($0), which is watched" }
      + patterns.map { "no file was opened by a path like '\($0.printable)', which is watched" }
  }
}
