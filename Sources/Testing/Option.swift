// SPDX-License-Identifier: Apache-2.0

/// An option of every test program.
struct Option: Sendable {
  enum Use: Sendable {
    /// It stands alone.
    case flag(@Sendable (inout Options) -> Void)
    /// A word follows, or comes after `=`. What is thrown says what is wrong with it.
    case word(String, @Sendable (inout Options, String) throws -> Void)
    /// A word may come after `=`.
    case perhaps(String, @Sendable (inout Options, String?) throws -> Void)
  }

  var names: [String]
  var help: String
  var use: Use

  init(_ names: String..., help: String, _ use: Use) {
    (self.names, self.help, self.use) = (names, help, use)
  }
}

/// What is wrong with the words that a program was started with, or with its variables.
struct UsageError: Error, Hashable, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

extension Option {
  static let all: [Option] = choosing + running + reporting + others

  private static let choosing = [
    Option(
      "--filter", "-f",
      help:
        "Only tests with TEXT in their names; with *, ? or [ it is a pattern for all of the name.",
      .word("TEXT") { $0.selection.filters.append($1) }),
    Option(
      "--skip", help: "No tests with TEXT in their names.",
      .word("TEXT") { $0.selection.skips.append($1) }),
    Option(
      "--tag", help: "Only tests that have this tag.",
      .word("TAG") { $0.selection.tags.append($1) }),
    Option(
      "--skip-tag", help: "No tests that have this tag.",
      .word("TAG") { $0.selection.skippedTags.append($1) }),
    Option(
      "--path", help: "Only tests with TEXT in the path of their source file.",
      .word("TEXT") { $0.selection.files.append($1) }),
    Option(
      "--rerun-failed", help: "Only tests that failed last time.", .flag { $0.rerunsFailed = true }),
    Option(
      "--shard", help: "The part I, from 1, of N: together the parts run each test once.",
      .word("I/N") { $0.shard = try Options.shard($1) }),
    Option(
      "--list", help: "Only say which tests there are; as JSON with --list=json.",
      .perhaps("FORMAT") { $0.list = try Options.listing($1) }),
  ]

  private static let running = [
    Option(
      "--isolation", help: "What has a process of its own: each test, each group, or none of them.",
      .word("test|group|none") { $0.isolation = try Options.isolation($1) }),
    Option(
      "--no-isolation",
      help: "Run all tests in this very process, for debuggers, without limits of time.",
      .flag { $0.isInProcess = true }),
    Option(
      "--jobs", "-j", help: "How many processes run at once; as many as there are processors.",
      .word("N") { $0.jobs = try Options.positive($1, "--jobs") }),
    Option(
      "--timeout", help: "How long a test may take that does not say so itself; 0: for ever.",
      .word("SECONDS") { $0.timeout = try Options.seconds($1) }),
    Option(
      "--shuffle", help: "A random order, the one of SEED if it is given.",
      .perhaps("SEED") {
        $0.seed = try Options.seed($1)
        $0.isShuffled = true
      }),
    Option(
      "--repeat", help: "Run everything N times.",
      .word("N") { $0.repetitions = try Options.positive($1, "--repeat") }),
    Option(
      "--until-failure", help: "With --repeat: stop when a test has failed.",
      .flag { $0.stopsRepeating = true }),
    Option(
      "--leaks", help: "A test that leaves a descriptor open fails.",
      .flag { $0.checksLeaks = true }),
    Option(
      "--fork", help: "Make the processes by fork() without exec(): faster, and less fresh.",
      .flag { $0.forks = true }),
  ]

  private static let reporting: [Option] =
    ReportOrder.Format.allCases.map { format in
      Option(
        "--\(format)", help: "Write \(format.words) to FILE; - is standard output.",
        .word("FILE") { $0.reports.append(ReportOrder(format: format, path: $1)) })
    } + [
      Option(
        "--tap-version", help: "The version of TAP: 13, which Debian's prove reads, or 14.",
        .word("13|14") { $0.tapVersion = try Options.tapVersion($1) }),
      Option(
        "--junit-profile",
        help: "What the XML may have: rich, or strict, as Jenkins' schema has it.",
        .word("strict|rich") { $0.junitProfile = try Options.junitProfile($1) }),
      Option(
        "--verbose", "-v", help: "Say of each test what became of it.",
        .flag { $0.isVerbose = true }),
    ]

  private static let others = [
    Option(
      "--keep", help: "Keep temporary directories of tests that passed.", .flag { $0.keeps = true }),
    Option(
      "--attachments", help: "Where tests leave files; .backlot/attachments if nobody says.",
      .word("FOLDER") { $0.attachments = $1 }),
    Option(
      "--failed-file",
      help: "Where it is kept which tests failed; .backlot/NAME.failed if nobody says.",
      .word("FILE") { $0.failedFile = $1 }),
    Option(
      "--times", help: "A file of how long tests took: --shard goes by it; other runs write it.",
      .word("FILE") { $0.timesFile = $1 }),
    Option("--help", "-h", help: "Say all this.", .flag { $0.wantsHelp = true }),
  ]
}
