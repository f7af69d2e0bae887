// SPDX-License-Identifier: Apache-2.0

/// What one run of a workload came to.
enum Answer {
  /// In the unit of its row.
  case value(Double)
  /// The network can't do it, in its own words.
  case cannot(String)
  /// Nothing that a workload says of itself: a crash, a hang, a program that is not there.
  case didNotRun(String)
}
