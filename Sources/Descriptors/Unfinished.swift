// SPDX-License-Identifier: Apache-2.0

/// A program that was watched and did not come to its end, so that nobody looked at what it had open
/// then.
public struct Unfinished: Sendable, Hashable {
  /// Why it did not, as far as that is known.
  public enum Reason: Sendable, Hashable {
    /// Ended by this signal.
    case signalled(Int32)
    /// Still running when the run ended, and stopped then.
    case stopped
    /// It has locked itself in by seccomp, and is left alone since.
    case sandboxed
    /// Killed, or still running, or ended by a system call of its own.
    case unknown
  }

  /// The program.
  public var program: Program
  /// Why it did not come to its end.
  public var reason: Reason

  /// Makes one.
  public init(_ program: Program, _ reason: Reason = .unknown) {
    self.program = program
    self.reason = reason
  }

  /// Whether it is this process, and nobody has said why yet.
  func isOpen(_ pid: Int32) -> Bool { program.pid == pid && reason == .unknown }
}
