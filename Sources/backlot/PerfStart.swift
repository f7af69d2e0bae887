// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// `backlot perf start`: a profile of a process that runs.
struct PerfStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Begin a profile of a process; returns when sampling is on.",
    discussion: """
      Without a number it is the process that runs this command: a shell script profiles itself, and \
      a program that calls system() is profiled, not the shell between. Threads that the process has, \
      and those it starts, are sampled.

      The profile ends with backlot perf stop, or with the process. Several profiles may be recorded \
      at once, of several processes or of one.
      """)

  @OptionGroup var options: RecordOptions

  @Flag(help: "That thread alone.")
  var noThreads = false

  @Flag(help: "With the processes that it has forked, and forks from now on.")
  var children = false

  @Argument(help: .init("The process; its parent when none is named.", valueName: "pid"))
  var pid: Int32?

  func run() throws { try Recorder.become() }
}
