// SPDX-License-Identifier: Apache-2.0
internal import BacklotReportFiles
internal import BacklotReporting
internal import BacklotSystem
internal import BacklotWorld
internal import Glibc

/// Programs whose tests are run, several at a time, as one run.
final class TestedPrograms {
  private let programs: [TestedProgram]
  private let jobs: Int
  private let timeout: Double?
  private var waiting: [Int]
  private var running: [Int] = []
  /// What was told of programs whose turn to be reported has not come: the tests of a program stay
  /// together in the reports, in the order of the command line.
  private var untold: [[TestEvent]]
  private var isOver: [Bool]
  private var merger: RunMerger
  private var tally = RunTally()
  /// The signal that ended the run.
  private(set) var signal: Int32?

  /// - Parameter timeout: How many seconds a program may take.
  init(_ programs: [TestedProgram], jobs: Int, timeout: Double?) {
    self.programs = programs
    self.jobs = jobs
    self.timeout = timeout
    waiting = Array(programs.indices)
    untold = programs.map { _ in [] }
    isOver = programs.map { _ in false }
    merger = RunMerger(Self.distinct(programs.map(\.name)))
  }

  /// Runs them all. Returns how the tests went.
  func run(_ reports: ReportSet) -> RunTally {
    Interruption.begin()
    let earlier = Stragglers.children
    Stragglers.adopt()
    while !(waiting.isEmpty && running.isEmpty) {
      startSome()
      wait()
      for index in running { untold[index] += programs[index].listen() }
      stopSome()
      endSome()
      tellUntold(reports)
    }
    var none = sigset_t()
    sigemptyset(&none)
    _ = Stragglers(except: earlier, signals: none).stop(within: .milliseconds(500))
    tell(merger.end(), reports)
    return tally
  }

  private func startSome() {
    while running.count < jobs, let index = waiting.first {
      waiting.removeFirst()
      do {
        try programs[index].start()
        running.append(index)
      } catch {
        end(index, with: programs[index].refuse(error))
      }
    }
  }

  /// Waits for something to be read, for the end of a program, or for a signal; and not for long, as
  /// the last two may come just before.
  private func wait() {
    var polled = running.flatMap { programs[$0].files }.map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    poll(&polled, nfds_t(polled.count), 20)
  }

  private func stopSome() {
    if signal == nil, let number = Interruption.signal {
      signal = number
      for index in waiting {
        merger.breakOff(index, "it was not run")
      }
      waiting = []
    }
    for index in running {
      if let signal {
        programs[index].stop("the run was interrupted by signal \(signal)")
      } else if let timeout, programs[index].age / .seconds(1) > timeout {
        programs[index].stop("it did not end in \(timeout.inSeconds), and was stopped")
      }
    }
  }

  private func endSome() {
    running.removeAll { index in
      guard let last = programs[index].end() else { return false }
      end(index, with: last)
      return true
    }
    buryOrphans()
  }

  /// What daemons leave comes to us: as long as we do not look, its numbers are not free, and who
  /// waits for their end does so in vain.
  private func buryOrphans() {
    var info = siginfo_t()
    while waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 {
      let orphan = info._sifields._sigchld.si_pid
      if orphan == 0 || running.contains(where: { programs[$0].process == orphan }) { return }
      waitpid(orphan, nil, WNOHANG)
      info = siginfo_t()
    }
  }

  private func end(_ index: Int, with events: [TestEvent]) {
    untold[index] += events
    isOver[index] = true
  }

  private func tellUntold(_ reports: ReportSet) {
    for index in programs.indices {
      let events = untold[index]
      untold[index] = []
      tell(events.flatMap { merger.merge($0, from: index) }, reports)
      guard isOver[index] else { return }
    }
  }

  private func tell(_ events: [TestEvent], _ reports: ReportSet) {
    for event in events { tally.count(event) }
    reports.report(events)
  }

  /// Programs of one name have numbers.
  private static func distinct(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      seen[name, default: 0] += 1
      return names.count { $0 == name } > 1 ? "\(name) (\(seen[name] ?? 1))" : name
    }
  }
}

extension Double {
  /// `1 second`, `0.5 seconds`.
  fileprivate var inSeconds: String {
    let number = self == rounded() && magnitude < 1e9 ? String(Int(self)) : "\(self)"
    return "\(number) second\(self == 1 ? "" : "s")"
  }
}

/// A signal that asks for the end of the run.
enum Interruption {
  nonisolated(unsafe) private static var number: Int32 = 0

  /// From now on such signals are noted. That a child has ended interrupts a wait, too.
  static func begin() {
    for number in [SIGINT, SIGTERM, SIGHUP] { note(number) }
    Glibc.signal(SIGCHLD) { _ in }
    // A report that goes to a pipe which nobody reads is told by the write.
    Glibc.signal(SIGPIPE, SIG_IGN)
  }

  /// The one that came.
  static var signal: Int32? { number == 0 ? nil : number }

  private static func note(_ number: Int32) {
    var earlier = sigaction()
    sigaction(number, nil, &earlier)
    // What the caller ignores, as nohup does, stays ignored.
    guard unsafeBitCast(earlier.__sigaction_handler.sa_handler, to: Int.self) != 1 else { return }
    Glibc.signal(number) { Interruption.number = $0 }
  }
}
