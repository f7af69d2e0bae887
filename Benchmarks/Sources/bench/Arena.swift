// SPDX-License-Identifier: Apache-2.0

/// Where the contestants of one table meet.
protocol Arena {
  /// Those that are there on this machine.
  var contestants: [Contestant] { get }

  /// How a workload is started for one more run.
  func start(of contestant: Contestant, for row: Row) throws -> Start

  /// Removes what was made for the run.
  func remove()
}

/// What turns a workload into a contestant's.
struct Start {
  var environment: [String: String]
  /// Of the workload itself, before its name.
  var options: [String] = []
  /// What goes before the program that is measured.
  var tool: [String] = []
  /// Of the files that belong to the arena.
  var files = ""

  /// Where the tool goes in a row.
  static let tool = "TOOL"
}
