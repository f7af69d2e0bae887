// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// A process that runs a unit of tests, as the one that waits for it sees it.
struct ChildProcess {
  let process: pid_t
  /// Can be read when the process has ended.
  let ending: Int32
  let record: OpaquePointer
  var reader: RecordReader
  var capture: Capture
  /// The tests that it was given, and how many of them have ended.
  let tests: Unit
  var done = 0
  let repetition: Int?
  /// It was asked for its stacks at this time, as it took too long, and how long that was.
  var asked: (at: UInt64, limit: Duration)?
  /// When the running test began, by the clock on the wall.
  var start: Double?
  /// When it was started, in nanoseconds of the monotonic clock.
  let since = Clock.now()
  /// What became of its only test, which is judged when the process has ended.
  var last: Account?

  func dispose() {
    close(ending)
    test_record_drop(record)
  }
}

/// Starts processes that run tests.
struct ChildStarter {
  let plan: Plan
  let mark: UInt64
  let forks: Bool
  private let environment: [String]

  /// What is said to the process in its environment, under this name, which is gone when tests run.
  static let variable = "BACKLOT_TEST_PROCESS"

  init(_ plan: Plan, forks: Bool, folders: TestFolders, checksLeaks: Bool) {
    self.plan = plan
    self.forks = forks
    mark = plan.mark
    environment =
      Environment.all + [
        "\(ChildOrder.temporary)=\(folders.temporary)",
        "\(ChildOrder.attachments)=\(folders.attachments)",
        "\(ChildOrder.leaks)=\(checksLeaks ? 1 : 0)",
      ]
  }

  /// Starts a process; `nil` in that process, where it is a copy of this one, with what it is to do.
  func start(_ tests: Unit, repetition: Int?) throws(StartError) -> Started {
    var fd: Int32 = -1
    guard
      let record = test_record_make(tests.map(\.index), UInt32(tests.count), mark, &fd)
    else { throw StartError(code: errno, what: "memory for the results") }
    defer { close(fd) }
    let output = try Self.pipe()
    let error = try Self.pipe()
    defer { for end in [output.write, error.write] { close(end) } }
    let token = tests.count > 1 ? "\u{1}backlot-\(UInt64.random(in: 0...UInt64.max))\n" : nil
    let (process, ending) = try launch(tests, fd, output.write, error.write, token)
    if process == 0 {
      return .copy(ChildOrder(record: record, mark: token))
    }
    return .child(
      ChildProcess(
        process: process, ending: ending, record: record, reader: RecordReader(record),
        capture: Capture(output: output.read, error: error.read, mark: token), tests: tests,
        repetition: repetition))
  }

  enum Started {
    case child(ChildProcess)
    case copy(ChildOrder)
  }

  private func launch(
    _ tests: Unit, _ record: Int32, _ output: Int32, _ error: Int32, _ token: String?
  ) throws(StartError) -> (pid_t, Int32) {
    let name = CommandLine.arguments.first ?? "test"
    let what = tests.count == 1 ? tests[0].path.description : Words.count(tests.count, "test")
    let word = token.map { String($0.dropFirst().dropLast()) } ?? ""
    let order = "\(Self.variable)=\(record) \(getpid()) \(word)"
    var (process, ending) = (pid_t(0), Int32(-1))
    let failure = CStrings.with([name, what]) { arguments in
      CStrings.with(environment + [order]) { environment in
        var order = test_order(
          arguments: arguments, environment: environment, output: output,
          error: error, record: record)
        return forks
          ? test_process_fork(&order, &process, &ending)
          : test_process_start(&order, &process, &ending)
      }
    }
    if failure != 0 { throw StartError(code: failure, what: "a process for \(what)") }
    return (process, ending)
  }

  private static func pipe() throws(StartError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard test_pipe(&ends) == 0 else {
      throw StartError(code: errno, what: "a pipe for the output")
    }
    return (ends[0], ends[1])
  }
}

/// A process could not be started.
struct StartError: Error, CustomStringConvertible {
  var code: Int32
  var what: String
  var description: String { "there is no \(what): \(String(cString: strerror(code)))" }
}

/// What a process of tests was told to do.
struct ChildOrder {
  static let temporary = "BACKLOT_TEST_TEMPORARY"
  static let attachments = "BACKLOT_TEST_ATTACHMENTS"
  static let leaks = "BACKLOT_TEST_LEAKS"

  var record: OpaquePointer
  var mark: String?
}
