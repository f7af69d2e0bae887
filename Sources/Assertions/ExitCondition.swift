// SPDX-License-Identifier: Apache-2.0
internal import BacklotExits
internal import Glibc

/// How a process should end.
public struct ExitCondition: Sendable, CustomStringConvertible {
  /// The condition in words: `an end by SIGABRT`.
  public let description: String
  let accepts: @Sendable (ProcessEnd) -> Bool

  private init(_ description: String, _ accepts: @escaping @Sendable (ProcessEnd) -> Bool) {
    self.description = description
    self.accepts = accepts
  }

  /// With this status, as by `exit(3)`.
  public static func status(_ status: Int32) -> Self {
    // The kernel keeps eight bits.
    Self("an end with status \(status)") { $0 == .status(status & 0xff) }
  }

  /// By this signal, such as `SIGABRT`.
  public static func signal(_ signal: Int32) -> Self {
    Self("an end by \(signalName(signal))") { $0 == .signal(signal) }
  }

  /// With status 0.
  public static var success: Self { .status(0) }

  /// With a status other than 0, or by any signal.
  public static var failure: Self {
    Self("an end by a signal or with a status other than 0") { end in
      switch end {
      case .status(let status): status != 0
      case .signal: true
      default: false
      }
    }
  }

  /// By a signal that tells of a fault: SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS or SIGTRAP. Which
  /// of them `fatalError`, a failed `precondition` or an index out of bounds ends with depends on the
  /// processor.
  public static var crash: Self {
    Self("a crash") { end in
      if case .signal(let signal) = end { crashes.contains(signal) } else { false }
    }
  }

  private static let crashes = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP]
}

/// `SIGABRT`, or its number where it has no name.
func signalName(_ signal: Int32) -> String {
  exit_signal_name(signal).map { String(cString: $0) } ?? "signal \(signal)"
}
