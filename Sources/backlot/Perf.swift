// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// `backlot perf`: profiles of programs.
struct Perf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perf",
    abstract: "Profile programs and regions of them, and read the profiles.",
    subcommands: [
      PerfStart.self, PerfStop.self, PerfRun.self, PerfReport.self, PerfDiff.self,
    ])
}
