// SPDX-License-Identifier: Apache-2.0

extension TextReport {
  /// What has changed: the new findings in full, those that are gone on a line each.
  public func text(for change: Comparison) -> String {
    let counts = [
      "\(change.new.count) new", "\(change.gone.count) gone",
      "\(change.remaining.count) still there",
    ]
    return change.new.map(text(for:)).joined()
      + change.gone.map { "backlot: gone: \(line(for: $0))\n" }.joined()
      + "backlot: \(counts.joined(separator: ", "))\n"
  }
}
