// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld
internal import Glibc

/// `backlot run`: a program in a lot.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a program in a lot.",
    usage: "backlot run [options] -- <program> [<argument> ...]",
    discussion: """
      A temporary lot is removed when the program has ended, together with whatever it left running \
      in it. The program has the caller's terminal, streams and signals; its exit status is passed \
      on, 128 + n after a signal.

      With --fds its descriptors are watched, and what is wrong with them is reported on standard \
      error. That alone makes no lot: the program has the machine's network.
      """)

  @OptionGroup var world: WorldOptions

  @OptionGroup(title: "Descriptors")
  var descriptors: DescriptorOptions

  @Flag(help: "Run the program even if the lot cannot hold it.")
  var anyway = false

  @Argument(
    parsing: .captureForPassthrough,
    help: .init("The program and its arguments.", valueName: "program"))
  var command: [String] = []

  func run() throws {
    // The parser hands these over with everything else that follows the options it knows.
    if let first = command.first, ["-h", "--help"].contains(first) {
      throw CleanExit.helpRequest(self)
    }
    let (program, arguments) = try programAndArguments()
    let watch = try descriptors.plan()
    let plan = try world.plan(isWatched: watch != nil)
    let choice = try world.choice(plan)
    // Before there is anything that a signal could leave behind. A lot with a name needs nobody to
    // clear up after it, so the command becomes the program.
    var attendance = choice.isTemporary || watch != nil ? Attendance() : nil
    let lot = try choice.make()
    let status: Int32
    var keeper: BookKeeper?
    do {
      keeper = try watch.map { plan throws(LotError) in try BookKeeper(plan) }
      let launch = try Launch(
        program, arguments, environment: world.environment(in: lot, plan, watch: keeper?.rules),
        remedy: anyway ? nil : "run it all the same with --anyway")
      guard let ended = try attendance?.attend(launch) else { try launch.become() }
      status = try keeper?.finish(ended) ?? ended.status
    } catch {
      keeper?.stop()
      if lot.isNew { lot.remove() }
      throw error
    }
    if choice.isTemporary { lot.remove() }
    throw ExitCode(status)
  }

  /// The arguments byte for byte as the caller gave them: the parser's strings would be repaired
  /// where they are not UTF-8.
  private func programAndArguments() throws(LotError) -> (String, [[UInt8]]) {
    let words = command.first == "--" ? Array(command.dropFirst()) : command
    guard let program = words.first, !program.isEmpty else {
      throw LotError(.usage, "there is no program to run; write backlot run [options] -- PROGRAM")
    }
    guard command.first == "--" || !program.hasPrefix("-") else {
      throw LotError(.usage, "there is no option '\(program)'; see 'backlot run --help'")
    }
    let raw = UnsafeBufferPointer(
      start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)
    ).suffix(words.count - 1)
    return (program, raw.map { Array(UnsafeRawBufferPointer(start: $0!, count: strlen($0!))) })
  }
}
