// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

/// What the descriptor library is told, in the environment names of `fd_book.h`.
package struct WatchRules: Sendable, Hashable {
  /// Where findings are written to.
  package var book: String
  /// The names of the kinds that are looked for; `nil`: all.
  package var kinds: [String]?
  /// Whether a finding knows where it came about.
  package var takesStacks: Bool
  /// Numbers of which everything is told.
  package var numbers: [Int32]
  /// The same for files, by patterns.
  package var paths: [String]

  package init(
    book: String = "", kinds: [String]? = nil, takesStacks: Bool = true, numbers: [Int32] = [],
    paths: [String] = []
  ) {
    self.book = book
    self.kinds = kinds
    self.takesStacks = takesStacks
    self.numbers = numbers
    self.paths = paths
  }

  /// The variables that have a value.
  var variables: [(name: String, value: String)] {
    let named = kinds.map { $0.isEmpty ? "none" : $0.joined(separator: ",") }
    var variables = [(name: BACKLOT_FDS, value: named ?? "all"), (BACKLOT_FDS_BOOK, book)]
    if !takesStacks { variables.append((BACKLOT_FDS_STACKLESS, "1")) }
    if !numbers.isEmpty {
      variables.append((BACKLOT_FDS_WATCH, numbers.map(String.init).joined(separator: ",")))
    }
    if !paths.isEmpty {
      variables.append((BACKLOT_FDS_WATCH_PATHS, paths.joined(separator: ":")))
    }
    return variables
  }

  /// Every variable that says something about descriptors.
  static let variableNames = [
    BACKLOT_FDS, BACKLOT_FDS_BOOK, BACKLOT_FDS_NOW, BACKLOT_FDS_LOG, BACKLOT_FDS_SUPPRESSIONS,
    BACKLOT_FDS_STACKLESS, BACKLOT_FDS_WATCH, BACKLOT_FDS_WATCH_PATHS, BACKLOT_FDS_HEIRLOOM,
  ]
}
