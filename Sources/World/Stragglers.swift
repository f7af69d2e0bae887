// SPDX-License-Identifier: Apache-2.0
package import BacklotSystem
internal import Glibc

/// What a program leaves running: in the background, in other sessions.
package struct Stragglers: Sendable {
  private let earlier: Set<Int32>
  private let signals: sigset_t

  /// - Parameters:
  ///   - earlier: Children that the caller had before, which are none of our business.
  ///   - signals: Blocked signals; one that comes meanwhile ends the patience.
  package init(except earlier: Set<Int32>, signals: sigset_t) {
    self.earlier = earlier
    self.signals = signals
  }

  /// From now on orphans of this process's family become its children, so none can hide.
  package static func adopt() { adopt_orphans() }

  package static var children: Set<Int32> {
    var info = siginfo_t()
    let none = waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0
    return none ? [] : Set(ProcessTable.pids.filter { ProcessTable.parent(of: $0) == getpid() })
  }

  package static func isDescendant(_ pid: Int32) -> Bool {
    pid > 0 && ProcessTable.lineage(of: pid).dropFirst().contains(getpid())
  }

  /// Ends them: with `SIGTERM`, then with `SIGKILL`. Returns those that were still running.
  package func stop(within grace: Duration) -> [Straggler] {
    guard !reaped().isEmpty else { return [] }
    let end = ContinuousClock.now + grace
    let stopped = running
    for straggler in stopped { signal(straggler.pid, SIGTERM) }
    while ContinuousClock.now < end, !reaped().isEmpty, !isInterrupted() {}
    while !reaped().isEmpty {
      for straggler in running { signal(straggler.pid, SIGKILL) }
      _ = isInterrupted()
    }
    return stopped
  }

  /// Buries the dead; returns the children that live.
  private func reaped() -> Set<Int32> {
    while true {
      var info = siginfo_t()
      guard waitid(P_ALL, 0, &info, WEXITED | WNOHANG) == 0 else { return [] }
      if info._sifields._sigchld.si_pid == 0 { return Self.children.subtracting(earlier) }
    }
  }

  /// All of the family but the dead.
  private var running: [Straggler] {
    let own = getpid()
    return ProcessTable.pids.filter { pid in
      let line = ProcessTable.lineage(of: pid)
      return line.dropFirst().contains(own) && earlier.isDisjoint(with: line)
        && !ProcessTable.isDead(pid)
    }.map { Straggler(pid: $0, name: ProcessTable.program(of: $0)) }
  }

  private func signal(_ pid: Int32, _ number: Int32) {
    kill(pid, number)
    kill(pid, SIGCONT)
  }

  /// Sleeps until a child ends, at most 20 ms; whether somebody is in a hurry.
  private func isInterrupted() -> Bool {
    var signals = signals
    var time = timespec(tv_sec: 0, tv_nsec: 20_000_000)
    return [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(sigtimedwait(&signals, nil, &time))
  }
}
