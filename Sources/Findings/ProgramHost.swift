// SPDX-License-Identifier: Apache-2.0
internal import CallHooks
internal import Glibc

/// A process that nobody but us watches: what is found goes to standard error, and into its status.
package final class ProgramHost: Sendable {
  package static let shared = ProgramHost()

  private struct State {
    /// The process that found something. A forked child has its parent's findings in its memory.
    var failed: pid_t?
    /// The scopes that have begun and not ended, by number: what each is, and whose it is.
    var open: [Int: (name: String, process: pid_t)] = [:]
    var begun = 0
  }
  private let state = Guarded(State())
  private let taker = Guarded<(@Sendable (Finding) -> Bool)?>(nil)

  /// From now on somebody runs tests in this process, and takes what is found while one runs. It says
  /// whether one did.
  package func runner(_ take: @escaping @Sendable (Finding) -> Bool) {
    taker.withLock { $0 = take }
  }

  /// Lets the runner of tests have a finding. Where there is none, prints it, and makes this process
  /// end with a status other than zero.
  package func record(_ finding: Finding) {
    if let take = taker.withLock({ $0 }), take(finding) { return }
    let process = Self.ownProcess
    state.withLock { $0.failed = process }
    Self.print("\(finding)\n")
  }

  /// A scope begins in which something is still to be checked. Returns its number.
  package func begin(_ name: String) -> Int {
    let process = Self.ownProcess
    return state.withLock { state in
      state.begun += 1
      state.open[state.begun] = (name, process)
      return state.begun
    }
  }

  /// What was to be checked has been checked.
  package func end(_ scope: Int) {
    state.withLock { _ = $0.open.removeValue(forKey: scope) }
  }

  /// The status to end with, where the program itself would end with `status`.
  func status(_ status: Int32) -> Int32 {
    let process = Self.ownProcess
    let (hasFailed, unfinished) = state.withLock { state in
      (state.failed == process, state.open.values.first { $0.process == process }?.name)
    }
    // The parent sees no more than the last eight bits: exit(256) is a success.
    guard status & 0xff == 0 else { return status }
    if let unfinished {
      Self.print(
        "error: the process ended by exit(\(status)) inside \(unfinished), before its mocks were verified; "
          + "the status is 1\n")
      return 1
    }
    return hasFailed ? 1 : status
  }

  /// What it is really: somebody may have mocked `getpid`.
  private static var ownProcess: pid_t {
    hook_enter()
    defer { hook_leave() }
    return getpid()
  }

  private static func print(_ text: String) {
    hook_enter()
    defer { hook_leave() }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { break }
      rest = rest.dropFirst(written)
    }
  }
}
