// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// The book of one program, read when it has ended, and removed with the last reference.
final class Watch: Sendable {
  /// What the program is to be told.
  let rules: WatchRules
  private let file: BookFile
  private let serious: Set<Kind>
  private let result = Mutex<DescriptorReport?>(nil)

  /// `nil` when nothing is to be watched.
  init?(_ descriptors: Lot.Descriptors) throws(LotError) {
    guard var rules = descriptors.rules else { return nil }
    file = try BookFile()
    rules.book = file.path
    self.rules = rules
    serious = descriptors.serious
  }

  deinit { file.remove() }

  /// What was found by the time of the first call, which is to come when the program has ended.
  var report: DescriptorReport {
    result.withLock { result in
      if let result { return result }
      var book = file.book
      let report = book.report().taking(seriously: serious)
      result = report
      return report
    }
  }
}
