// SPDX-License-Identifier: Apache-2.0

/// How a program ended, and what it said.
public struct Outcome: Sendable, Hashable {
  /// How a program ended.
  public enum Status: Sendable, Hashable {
    /// By itself, with this status.
    case exited(Int32)
    /// By a signal.
    case signalled(Int32)
  }

  /// How it ended.
  public let status: Status
  /// What it wrote to standard output, if that was captured.
  public let output: String
  /// What it wrote to standard error, if that was captured.
  public let errors: String

  /// What was found out about its descriptors, and those of its children, if they were watched. A
  /// child that is still running may go on to be wrong.
  public let descriptors: DescriptorReport

  /// Whether it ended by itself with status 0.
  public var succeeded: Bool { status == .exited(0) }

  /// The status as a shell gives it: 128 + n after a signal.
  public var code: Int32 {
    switch status {
    case .exited(let code): code
    case .signalled(let number): 128 + number
    }
  }
}
