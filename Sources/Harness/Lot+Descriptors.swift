// SPDX-License-Identifier: Apache-2.0

extension Lot {
  /// Whether the descriptors of a program are watched, for ``Outcome/descriptors``.
  public enum Descriptors: Sendable, Hashable {
    /// They are not.
    case unwatched
    /// They are, for every kind of finding.
    case watched
    /// They are, for these kinds; their notes are findings.
    case watchedFor(Set<Kind>)

    /// What the library is told; `nil`: nothing.
    var rules: WatchRules? {
      switch self {
      case .unwatched: nil
      case .watched: WatchRules()
      case .watchedFor(let kinds): WatchRules(kinds: kinds.map(\.rawValue).sorted())
      }
    }

    /// The kinds of which a note is a finding.
    var serious: Set<Kind> { if case .watchedFor(let kinds) = self { kinds } else { [] } }
  }
}
