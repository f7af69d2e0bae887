// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// What a test program does, from its first line to its last.
@MainActor
enum Session {
  /// The variable by which a program is given the record of a process that has died.
  static let report = "BACKLOT_TEST_REPORT"
  static let seed = "BACKLOT_TEST_SEED"

  static func main(_ plan: () -> Plan) -> Never {
    if let order = ChildOrder.given() { runTests(of: plan(), order) }
    do {
      let options = try options()
      if options.wantsHelp { finish(Help.text(program: programName)) }
      let plan = plan()
      if let doubles = plan.doubles { throw UsageError(doubles) }
      try run(plan, options)
    } catch {
      WholeFile.complain("error: \(error)\n")
      exit(2)
    }
  }

  static var programName: String {
    CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "tests"
  }

  private static func finish(_ text: String) -> Never {
    exit(WholeFile.write(Array(text.utf8), to: 1) ? 0 : 1)
  }

  private static func options() throws(UsageError) -> Options {
    var options = try Options(CommandLine.arguments.dropFirst())
    try options.take(environment: { Environment[$0] }, program: programName)
    // What this program starts in turn has another run.
    options.events = Environment.take(JSONLinesReporter.variable)
    if let word = Environment.take(seed) { options.seed = UInt64(word) }
    if options.isShuffled, options.seed == nil {
      options.seed = UInt64.random(in: 0...UInt64(UInt32.max))
    }
    return options
  }

  // MARK: A process that runs tests for another

  private static func runTests(of plan: Plan, _ order: ChildOrder) -> Never {
    var count: UInt32 = 0
    let numbers = Array(
      UnsafeBufferPointer(start: test_record_tests(order.record, &count), count: Int(count)))
    guard plan.mark == test_record_list_mark(order.record) else {
      WholeFile.complain(
        "error: the list of tests is another one in this process: make it the same each time, from "
          + "nothing that changes\n")
      exit(3)
    }
    test_lines_are_flushed()
    test_process_guard(order.record, nil)
    let folders = TestFolders(
      temporary: Environment.take(ChildOrder.temporary) ?? "/tmp",
      attachments: Environment.take(ChildOrder.attachments) ?? "/tmp")
    let runner = Runner(
      recorder(order.record), folders, checksLeaks: Environment.take(ChildOrder.leaks) == "1",
      mark: order.mark)
    serve { await runner.run(numbers.map { plan.tests[Int($0)] }) }
    exit(0)
  }

  private static func recorder(_ record: OpaquePointer) -> TestRecorder {
    let recorder = TestRecorder(record)
    ProgramHost.shared.runner { recorder.take($0) }
    return recorder
  }

  /// Does something on the main thread, until it is done.
  private static func serve(_ body: @escaping @MainActor () async -> Void) {
    let done = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    done.initialize(to: 0)
    Task.immediate { @MainActor in
      await body()
      test_main_queue_stop(done)
    }
    test_main_queue_serve(done)
  }

  // MARK: A run

  private static func run(_ plan: Plan, _ options: Options) throws(UsageError) -> Never {
    let state = try RunState(options, program: programName)
    let (tests, units) = try state.work(of: plan)
    if let list = options.list { finish(Listing.text(tests, list)) }
    touch("TEST_SHARD_STATUS_FILE")
    touch("TEST_PREMATURE_EXIT_FILE")
    let reports = try Reports(options, program: programName)
    let folders = Self.folders(options)
    let isOpen = options.stopsRepeating && options.repetitions > 1
    let run = TestRun(
      name: programName, count: isOpen ? nil : tests.count * options.repetitions,
      seed: options.isShuffled ? options.seed : nil, start: Clock.wall())
    if let fd = Environment.take(report).flatMap({ Int32($0) }) {
      reports.resume(after: [.runStarted(run)])
      finish(reports, state, reportDead(fd, plan, options, reports), folders)
    }
    reports.tell(.runStarted(run))
    if options.isInProcess { runHere(tests, options, reports, state, folders) }
    let starter = ChildStarter(
      plan, forks: options.forks, folders: folders, checksLeaks: options.checksLeaks)
    let paths = tests.map(\.path)
    finish(reports, state, runApart(units, paths, options, starter, reports, folders), folders)
  }

  private static func touch(_ variable: String) {
    if let path = Environment[variable] { _ = WholeFile.write([], to: path) }
  }

  private static func folders(_ options: Options) -> TestFolders {
    let base = Environment["TEST_TMPDIR"] ?? Environment["TMPDIR"] ?? "/tmp"
    return TestFolders(
      temporary: "\(base)/\(FileName.plain(programName))-\(getpid())",
      attachments: absolute(options.attachments ?? ".backlot/attachments"))
  }

  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return "\(String(cString: here))/\(path)"
  }

  private static func runApart(
    _ units: [Unit], _ order: [TestPath], _ options: Options, _ starter: ChildStarter,
    _ reports: Reports, _ folders: TestFolders
  ) -> RunEnding {
    test_interruptions_note()
    let rules = Supervisor.Rules(
      jobs: options.jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
      timeout: options.timeout, keepsTemporary: options.keeps, folders: folders)
    let supervisor = Supervisor(starter, rules) { reports.tell($0) }
    for round in 1...options.repetitions {
      reports.expect(order)
      switch supervisor.run(units, repetition: options.repetitions > 1 ? round : nil) {
      case .copy(let order):
        reports.abandon()
        runTests(of: starter.plan, order)
      case .done(.complete): break
      case .done(let ending): return ending
      }
      if options.stopsRepeating, !reports.failed.isEmpty { break }
    }
    return .complete
  }

  // MARK: Without isolation

  private static func runHere(
    _ tests: [PlannedTest], _ options: Options, _ reports: Reports, _ state: RunState,
    _ folders: TestFolders
  ) -> Never {
    var fd: Int32 = -1
    let count = tests.count * options.repetitions
    guard
      let record = test_record_make([UInt32](repeating: 0, count: count), UInt32(count), 0, &fd)
    else { fatalError("there is no memory for the results") }
    close(fd)
    guardWithReport(record, options)
    var told = Told(RecordReader(record), tests, options.repetitions > 1)
    let runner = Runner(
      recorder(record), folders, checksLeaks: options.checksLeaks, mark: nil
    ) {
      reports.tell(told.events())
      return !(options.stopsRepeating && !reports.failed.isEmpty)
    }
    serve {
      for _ in 1...options.repetitions {
        await runner.run(tests.map(staying))
        if options.stopsRepeating, !reports.failed.isEmpty { break }
      }
    }
    finish(reports, state, .complete, folders)
  }

  /// A program that reports this process when it has died is told what only this one knows.
  private static func guardWithReport(_ record: OpaquePointer, _ options: Options) {
    let words = [seed: options.seed.map(String.init), JSONLinesReporter.variable: options.events]
    for (name, value) in words { if let value { setenv(name, value, 1) } }
    test_process_guard(record, report)
    for name in words.keys { unsetenv(name) }
  }

  private static func staying(_ test: PlannedTest) -> PlannedTest {
    guard test.settings.ending != nil, test.settings.skip == nil else { return test }
    var test = test
    test.settings.skip = "it ends its process, which --no-isolation needs to stay"
    return test
  }

  /// Reports what a process told before it died, which nobody waited for.
  private static func reportDead(
    _ fd: Int32, _ plan: Plan, _ options: Options, _ reports: Reports
  ) -> RunEnding {
    guard let record = test_record_take(fd) else {
      return .broken("the results of the process that died cannot be read")
    }
    var told = Told(RecordReader(record), plan.tests, options.repetitions > 1)
    let events = told.events()
    guard let (number, account) = told.reader.running else {
      reports.resume(after: events)
      return .broken("the process ended between two tests")
    }
    // It told of a test when that had ended.
    reports.resume(after: events.dropLast())
    let test = plan.tests[Int(number)]
    let ending = told.reader.ending ?? .exit(1)
    reports.tell([.testStarted(test.path), told.end(test, account, ending, record)])
    return .broken("the process ended by \(ending) in \(test.path)")
  }

  // MARK: The end

  private static func finish(
    _ reports: Reports, _ state: RunState, _ ending: RunEnding, _ folders: TestFolders
  ) -> Never {
    rmdir(folders.temporary)
    let trouble = reports.finish(ending) + state.keep(reports)
    for sentence in trouble { WholeFile.complain("error: \(sentence)\n") }
    if let path = Environment["TEST_PREMATURE_EXIT_FILE"] { unlink(path) }
    test_process_end(reports.status(trouble.isEmpty ? ending : .broken(trouble[0])))
  }
}

extension WholeFile {
  /// Says something on standard error.
  static func complain(_ text: String) { _ = write(Array(text.utf8), to: 2) }
}

extension ChildOrder {
  /// What this process was told to do, if somebody started it to run tests.
  static func given() -> ChildOrder? {
    guard let words = Environment.take(ChildStarter.variable)?.split(separator: " "),
      words.count >= 2, let fd = Int32(words[0]), let parent = pid_t(words[1]),
      let record = test_record_take(fd)
    else { return nil }
    test_process_ends_with(parent)
    return ChildOrder(record: record, mark: words.count > 2 ? "\u{1}\(words[2])\n" : nil)
  }
}
