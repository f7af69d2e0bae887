// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// `backlot perf run`: a program from its first instruction to its end.
struct PerfRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Profile a program from its start to its end.",
    usage: "backlot perf run [options] -- <program> [<argument> ...]",
    discussion: """
      The program has the caller's terminal, streams and signals; its exit status is passed on, and \
      so is the signal that ended it. Its regions are events of their own.
      """)

  @OptionGroup var options: RecordOptions

  @Flag(inversion: .prefixedNo, help: "With the processes that it forks.")
  var children = true

  @Argument(
    parsing: .captureForPassthrough,
    help: .init("The program and its arguments.", valueName: "program"))
  var command: [String] = []

  func run() throws {
    // The parser hands these over with everything else that follows the options it knows.
    if let first = command.first, ["-h", "--help"].contains(first) {
      throw CleanExit.helpRequest(self)
    }
    try Recorder.become()
  }
}
