// SPDX-License-Identifier: Apache-2.0

/// What the ledger thinks of a call.
struct Verdict: Sendable, Equatable {
  /// The line that answers it.
  var line: Int?
  /// How many calls this line has had before.
  var turn = 0
  /// What is wrong with the call.
  var problem: Problem?
  /// Its number in the log.
  var call = 0
}

/// What can be wrong with a call.
enum Problem: Sendable, Equatable {
  /// No line wants such arguments.
  case unexpected
  /// The line that wants them has had all its calls.
  case tooMany(Int)
  /// Another line should have been first.
  case early(for: Int)
  /// Another line has begun which should have been last.
  case late(after: Int)
  /// It came between the calls of a list that tolerates nothing between.
  case between(Int)
}
