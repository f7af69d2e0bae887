// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
internal import BacklotWorld

/// What is to be watched, and what is to become of it.
struct DescriptorPlan {
  let rules: WatchRules
  /// Whether findings are wanted, and not only what is done to single descriptors.
  let isChecked: Bool
  /// The kinds that were named: their notes count.
  let serious: Set<Kind>
  /// Whether each finding is told when it comes about.
  let tellsAtOnce: Bool
  let suppressions: Suppressions
  /// The status to exit with when something is wrong.
  let exitCode: Int32?
  let log: LogFile?
}
