// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// `backlot perf`: profiles of programs.
struct Perf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perf",
    abstract: "Profile programs and regions of them, and read the profiles.",
    subcommands: [PerfReport.self, PerfDiff.self])
}
