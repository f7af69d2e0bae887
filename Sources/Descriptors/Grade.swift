// SPDX-License-Identifier: Apache-2.0

/// How sure it is that something is wrong.
public enum Grade: String, Sendable, Hashable, CaseIterable, Comparable {
  /// What many programs do on purpose.
  case note
  /// What hardly anybody means to do.
  case warning
  /// What nobody means to do.
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (left: Grade, right: Grade) -> Bool { left.rank < right.rank }
}
