// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotReportFiles
internal import BacklotReporting
internal import BacklotWorld
internal import Glibc

/// `backlot test`: programs that are tests, run and reported.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run tests of any kind, and report them.",
    usage: "backlot test [options] -- <program> [<argument> ...] [--- <program> ...]",
    discussion: """
      A program is one that uses BacklotTesting, swift test, or anything that prints TAP, subunit, \
      JUnit's XML or what XCTest prints; any other is one test, which passes if it ends with status \
      0. Several of them, with --- between, run at the same time.

      With options about a lot each program has one of its own, unless --lot names one.

      The status is 0 only if every program told the whole of its tests, all of them are as they \
      should be, and it ended as they say. It is 1 otherwise, and 128 + n after signal n.
      """)

  @OptionGroup(title: "Reports")
  var reports: ReportOptions

  @Option(
    help: .init(
      "How many programs run at the same time. (default: as many as there are processors)",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: .init("Stop a program that has not ended after so long.", valueName: "seconds"))
  var timeout: Double?

  @OptionGroup(title: "The lot")
  var world: WorldOptions

  @Argument(
    parsing: .captureForPassthrough,
    help: .init("The programs and their arguments.", valueName: "program"))
  var command: [String] = []

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is 1 or more, and got \(jobs).") }
    if let timeout, !(timeout > 0) {
      throw ValidationError("--timeout is more than 0 seconds, and got \(timeout).")
    }
  }

  func run() throws {
    if let first = command.first, ["-h", "--help"].contains(first) {
      throw CleanExit.helpRequest(self)
    }
    let commands = try TestCommand.all(command, ArgumentBytes.last(command.count))
    let plan = try world.plan(isWatched: true)
    let choice = try world.choice(plan)
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var lots: [LotDirectory] = []
    defer { if choice.isTemporary { for lot in lots { lot.remove() } } }
    var programs: [TestedProgram] = []
    for (number, command) in commands.enumerated() {
      let lot = try choice.make()
      lots.append(lot)
      programs.append(
        try TestedProgram(
          command, events: "\(folder.path)/\(number)",
          environment: world.environment(in: lot, plan)))
    }
    let set = try reports.open(besides: [], isLive: true)
    let runner = TestedPrograms(
      programs, jobs: jobs ?? max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1), timeout: timeout)
    let tally = runner.run(set)
    do { try set.finish() } catch { throw LotError(error) }
    if let signal = runner.signal { throw ExitCode(128 + signal) }
    if !tally.isSuccess { throw ExitCode(1) }
  }
}
