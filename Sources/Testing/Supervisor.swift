// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import Glibc
internal import TestProcess

/// Runs units of tests in processes, several at once, and says what became of each test.
final class Supervisor {
  struct Rules {
    var jobs: Int
    var timeout: Duration?
    var keepsTemporary: Bool
    var folders: TestFolders
  }

  private struct Waiting {
    var tests: Unit
    var repetition: Int?
  }

  private let starter: ChildStarter
  private let rules: Rules
  private let tell: (TestEvent) -> Void
  private var waiting: [Waiting] = []
  private var running: [ChildProcess] = []
  /// What no test can be told of.
  private var trouble: String?

  init(_ starter: ChildStarter, _ rules: Rules, tell: @escaping (TestEvent) -> Void) {
    self.starter = starter
    self.rules = rules
    self.tell = tell
  }

  /// What a run came to, or what this process is to do as a copy of itself.
  enum Result {
    case done(RunEnding)
    case copy(ChildOrder)
  }

  func run(_ units: [Unit], repetition: Int?) -> Result {
    waiting = units.reversed().map { Waiting(tests: $0, repetition: repetition) }
    while !waiting.isEmpty || !running.isEmpty {
      if test_interruption() != 0 { return .done(interrupted()) }
      do {
        if let order = try fill() { return .copy(order) }
      } catch {
        return .done(stopped(error))
      }
      wait()
      for index in running.indices { look(at: index) }
      finish()
    }
    return .done(trouble.map { .broken($0) } ?? .complete)
  }

  // MARK: Starting

  private var isAloneRunning: Bool {
    running.contains { $0.tests.contains(where: \.settings.isAlone) }
  }

  private func mayStart(_ next: Waiting) -> Bool {
    if running.isEmpty { return true }
    return running.count < rules.jobs && !isAloneRunning
      && !next.tests.contains(where: \.settings.isAlone)
  }

  private func fill() throws(StartError) -> ChildOrder? {
    while let next = waiting.last, mayStart(next) {
      // What is not to be run needs no process.
      if next.tests.count == 1, let reason = next.tests[0].settings.skip {
        waiting.removeLast()
        skip(next.tests[0], reason, next.repetition)
        continue
      }
      switch try starter.start(next.tests, repetition: next.repetition) {
      case .child(let child): running.append(child)
      case .copy(let order):
        closeAll()
        return order
      }
      waiting.removeLast()
    }
    return nil
  }

  private func skip(_ test: PlannedTest, _ reason: String, _ repetition: Int?) {
    tell(.testStarted(test.path))
    let account = Account(began: 0, ended: 0, skip: reason)
    tell(.testEnded(account.result(of: test, start: Clock.wall(), repetition: repetition)))
  }

  /// A copy of this process has nothing to do with the others.
  private func closeAll() {
    for index in running.indices {
      running[index].capture.close()
      running[index].dispose()
    }
  }

  // MARK: Waiting

  private func wait() {
    var polled = running.flatMap { child in
      ([child.ending] + child.capture.ends).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
    }
    poll(&polled, nfds_t(polled.count), patience)
    for index in running.indices {
      // An end that nobody holds any more would be ready for ever.
      for end in 1...2 where polled[3 * index + end].revents == Int16(POLLHUP) {
        running[index].capture.close(end - 1)
      }
    }
  }

  /// Milliseconds until somebody has to be looked after.
  private var patience: Int32 {
    let now = Clock.now()
    var least: UInt64 = 500_000_000
    for child in running {
      if child.asked != nil { least = min(least, 10_000_000) }
      if child.tests.count > 1 { least = min(least, 30_000_000) }
      if let end = deadline(of: child) { least = min(least, end > now ? end - now : 0) }
    }
    return Int32(least / 1_000_000) + 1
  }

  private func limit(of child: ChildProcess) -> Duration? {
    guard child.done < child.tests.count else { return rules.timeout }
    return child.tests[child.done].settings.limit ?? rules.timeout
  }

  private func deadline(of child: ChildProcess) -> UInt64? {
    // A limit of centuries is none, and no number of nanoseconds.
    guard child.asked == nil, let limit = limit(of: child), limit < .seconds(1 << 32) else {
      return nil
    }
    return (child.reader.running?.account.began ?? child.since) + UInt64(limit / .nanoseconds(1))
  }

  // MARK: Looking

  private func look(at index: Int) {
    settle(index)
    if let deadline = deadline(of: running[index]), Clock.now() >= deadline {
      test_process_ask(running[index].record, running[index].process)
      running[index].asked = (Clock.now(), limit(of: running[index]) ?? .zero)
    }
    endIfAnswered(running[index])
  }

  /// It had its time to tell what it does.
  private func endIfAnswered(_ child: ChildProcess) {
    guard let asked = child.asked else { return }
    if test_process_answers(child.record) || Clock.now() > asked.at + 2_500_000_000 {
      kill(-child.process, SIGKILL)
      kill(child.process, SIGKILL)
    }
  }

  /// Tells of the tests that have ended in a process. What they printed has been read: it was
  /// written before.
  private func settle(_ index: Int) {
    let steps = running[index].reader.read()
    running[index].capture.drain()
    for step in steps {
      switch step {
      case .began(let number):
        running[index].start = Clock.wall()
        tell(.testStarted(starter.plan.tests[Int(number)].path))
      case .ended(let number, let account): settle(number, account, index)
      }
    }
  }

  private func settle(_ number: UInt32, _ account: Account, _ index: Int) {
    guard running[index].tests.count > 1 else {
      // A process of one test has to end well, too.
      running[index].last = account
      return
    }
    var account = account
    account.output = running[index].capture.takeSection() ?? []
    judge(starter.plan.tests[Int(number)], account, index)
  }

  private func judge(_ test: PlannedTest, _ account: Account, _ index: Int) {
    var account = account
    if let late = lateness(of: test, account, running[index]) { account.problems.append(late) }
    let folder = rules.folders.temporary + "/\(test.index)"
    let wanted = account.result(of: test, start: nil, repetition: nil)
    let stays = rules.keepsTemporary || !wanted.outcome.isFine
    if access(folder, F_OK) == 0 {
      if stays {
        account.attachments.append(TestAttachment("temporary directory", path: folder))
      } else {
        test_folder_remove(folder)
      }
    }
    running[index].done += 1
    tell(
      .testEnded(
        account.result(of: test, start: running[index].start, repetition: running[index].repetition)
      ))
  }

  /// A test that took too long has failed, whatever it says when it comes to its end after all.
  private func lateness(
    of test: PlannedTest, _ account: Account, _ child: ChildProcess
  ) -> TestProblem? {
    guard account.skip == nil, let limit = test.settings.limit ?? rules.timeout,
      let ended = account.ended, !account.problems.contains(where: { $0.kind == .timeout }),
      .nanoseconds(ended - min(account.began, ended)) >= limit
    else { return nil }
    return .tookLonger(
      than: limit, stacks: child.asked == nil ? "" : Backtrace(record: child.record).ofThreads,
      at: test.place)
  }

  // MARK: Ends

  private func finish() {
    for index in running.indices.reversed() {
      var status: Int32 = 0
      guard waitpid(running[index].process, &status, WNOHANG) > 0 else { continue }
      // Whom it left running has no test to run in.
      kill(-running[index].process, SIGKILL)
      settle(index)
      conclude(index, status)
      running[index].capture.close()
      running[index].dispose()
      running.remove(at: index)
    }
  }

  /// Judges the test that the process ended in, and lets the ones behind it go on in another.
  private func conclude(_ index: Int, _ status: Int32) {
    let child = running[index]
    let output = running[index].capture.take()
    let ending = ProcessEnding(
      status: status, told: child.reader.ending, limit: child.asked?.limit, record: child.record,
      errors: output.text(of: .error))
    if let running = child.reader.running {
      let test = starter.plan.tests[Int(running.test)]
      judge(test, unfinished(running.account, test, ending, child, output), index)
    } else if var account = child.last {
      account.output = output
      complain(&account, child, ending)
      judge(child.tests[0], account, index)
    } else if child.done < child.tests.count {
      neverBegan(index, ending, output)
    } else if status != 0 {
      trouble =
        "after the last of its tests, \(child.tests[child.tests.count - 1].path), "
        + "a process ended by \(ending.kernels)"
    }
    again(running[index])
  }

  private func unfinished(
    _ account: Account, _ test: PlannedTest, _ ending: ProcessEnding, _ child: ChildProcess,
    _ output: [TestOutput]
  ) -> Account {
    var account = account
    account.ended = Clock.now()
    account.ending = ending.limit == nil ? ending.kernels : nil
    account.output = output
    account.problems.append(ending.problem(at: test.place))
    addLost(&account, child, test)
    return account
  }

  /// A test had ended; its process had to, as well.
  private func complain(_ account: inout Account, _ child: ChildProcess, _ ending: ProcessEnding) {
    addLost(&account, child, child.tests[0])
    if ending.status != 0 {
      account.problems.append(
        TestProblem(
          child.asked == nil ? .exit : .timeout, after(ending), at: child.tests[0].place))
    }
  }

  private func after(_ ending: ProcessEnding) -> String {
    ending.limit == nil
      ? "after the test its process ended by \(ending.kernels)"
      : "after the test its process did not end"
  }

  private func addLost(_ account: inout Account, _ child: ChildProcess, _ test: PlannedTest) {
    guard child.reader.lost > 0 else { return }
    account.problems.append(
      TestProblem(.other, "\(child.reader.lost) more findings had no room", at: test.place))
  }

  /// The process ended before its first test: by the program's own doing, or for want of something.
  private func neverBegan(_ index: Int, _ ending: ProcessEnding, _ output: [TestOutput]) {
    let test = running[index].tests[running[index].done]
    var account = Account(began: running[index].since, ended: Clock.now())
    account.output = output
    account.problems = [
      TestProblem(
        .exit, "its process ended before the test began, by \(ending.kernels)", at: test.place)
    ]
    tell(.testStarted(test.path))
    judge(test, account, index)
  }

  private func again(_ child: ChildProcess) {
    let rest = Array(child.tests.dropFirst(child.done))
    if !rest.isEmpty { waiting.append(Waiting(tests: rest, repetition: child.repetition)) }
  }

  // MARK: Ends of the run

  private func interrupted() -> RunEnding {
    killAll()
    return .broken("interrupted by \(Signal(test_interruption()))")
  }

  private func stopped(_ error: StartError) -> RunEnding {
    killAll()
    return .broken("\(error)")
  }

  private func killAll() {
    for child in running {
      kill(-child.process, SIGKILL)
      kill(child.process, SIGKILL)
      var status: Int32 = 0
      while waitpid(child.process, &status, 0) < 0 && errno == EINTR {}
    }
  }
}

extension Outcome {
  /// Whether nobody has to look at the test.
  var isFine: Bool { self != .failed }
}
