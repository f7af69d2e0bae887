// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Glibc

/// Waits beside a program as if it were not there: passes signals on, stops when the program is
/// stopped, and clears up after it.
struct Attendance {
  /// Blocked here and taken one by one, so that no handler runs and nothing is lost.
  private var signals = sigset_t()
  private var callersMask = sigset_t()
  private let ignoresChildren: Bool
  private let earlierChildren: Set<Int32>

  init() {
    earlierChildren = Stragglers.children
    ignoresChildren = Self.isIgnored(SIGCHLD)
    // Otherwise the kernel would throw the exit status away.
    signal(SIGCHLD, SIG_DFL)
    sigemptyset(&signals)
    let passed = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGWINCH, SIGCONT]
    let stops = [SIGTSTP, SIGTTIN, SIGTTOU]
    // What the caller ignores, as nohup does, stays ignored here and in the program.
    for number in passed + stops where !Self.isIgnored(number) { sigaddset(&signals, number) }
    sigaddset(&signals, SIGCHLD)
    sigprocmask(SIG_BLOCK, &signals, &callersMask)
  }

  /// Runs it to its end, and what it left behind too.
  mutating func attend(_ launch: Launch) throws(LotError) -> ProgramEnd {
    if let number = earlyEnd { return ProgramEnd(early: number) }
    Stragglers.adopt()
    let child = try launch.start(.attached(ignoresChildren: ignoresChildren), mask: callersMask)
    var end = wait(for: child)
    let stragglers = Stragglers(except: earlierChildren, signals: signals)
    end.stopped = stragglers.stop(within: .seconds(2))
    return end
  }

  /// A signal that came before there was a program to pass it on to.
  private var earlyEnd: Int32? {
    var ends = sigset_t()
    sigemptyset(&ends)
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] where !Self.isIgnored(number) {
      sigaddset(&ends, number)
    }
    var time = timespec()
    let number = sigtimedwait(&ends, nil, &time)
    return number > 0 ? number : nil
  }

  private mutating func wait(for child: Int32) -> ProgramEnd {
    while true {
      var info = siginfo_t()
      let number = sigwaitinfo(&signals, &info)
      if number == SIGCHLD {
        if let end = reap(child) { return end }
      } else if number > 0 {
        pass(number, info, to: child)
      }
    }
  }

  /// How the program ended, once it has. Others are orphans of its family.
  private func reap(_ child: Int32) -> ProgramEnd? {
    var word: Int32 = 0
    while true {
      let pid = waitpid(-1, &word, WNOHANG | WUNTRACED)
      if pid <= 0 { return nil }
      guard pid == child else { continue }
      if word & 0xff == 0x7f {
        // SIGSTOP is not the terminal's: who sends it to one process continues that one only.
        if word >> 8 & 0xff != SIGSTOP { stopToo(child) }
      } else {
        return ProgramEnd(pid: pid, word: word)
      }
    }
  }

  /// The shell must see its job stopped, and continues it by continuing us.
  private func stopToo(_ child: Int32) {
    raise(SIGSTOP)
    kill(child, SIGCONT)
  }

  /// What the terminal sends, and what the program sends to its own group, the program has already.
  private func pass(_ number: Int32, _ info: siginfo_t, to child: Int32) {
    if info.si_code == 0x80 {  // SI_KERNEL
      // A hangup reaches the leader of the session alone.
      if number == SIGHUP, getsid(0) == getpid() { kill(child, number) }
    } else if !Stragglers.isDescendant(info._sifields._kill.si_pid) {
      kill(child, number)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1  // SIG_IGN
  }
}
