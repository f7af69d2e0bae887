// SPDX-License-Identifier: Apache-2.0

/// What has changed between two runs of the same program.
///
/// A finding is the same in both when its kind is, and the functions of its stacks are, with the names
/// of their source files and of their programs and libraries. Where these lie does not count, as the
/// new run may be of another checkout; and lines and addresses may have moved.
public struct Comparison: Sendable, Hashable {
  /// Those that only the new run has.
  public let new: [Finding]
  /// Those that only the old run had.
  public let gone: [Finding]
  /// Those of the new run that the old one had too.
  public let remaining: [Finding]

  /// Compares the findings of two runs.
  public init(old: [Finding], new: [Finding]) {
    let oldKeys = Set(old.map(FindingIdentity.init))
    let newKeys = Set(new.map(FindingIdentity.init))
    self.new = new.filter { !oldKeys.contains(FindingIdentity($0)) }
    gone = old.filter { !newKeys.contains(FindingIdentity($0)) }
    remaining = new.filter { oldKeys.contains(FindingIdentity($0)) }
  }
}
