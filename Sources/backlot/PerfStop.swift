// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// `backlot perf stop`: the end of a profile.
struct PerfStop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "End a profile of a process; returns when the file is complete.")

  @Option(
    name: .shortAndLong,
    help: .init("The profile that writes this file, where there are several.", valueName: "file"))
  var output: String?

  @Flag(help: "Every profile of this process.")
  var all = false

  @Argument(help: .init("The process; its parent when none is named.", valueName: "pid"))
  var pid: Int32?

  func run() throws { try Recorder.become() }
}
