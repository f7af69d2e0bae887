// SPDX-License-Identifier: Apache-2.0

/// Why a profile could not be read.
public struct ProfileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is; the command ends with the status that `sysexits.h` has for it.
  public enum Kind: Sendable, Hashable {
    /// There is no such file.
    case noFile
    /// It may not be read.
    case denied
    /// It is no profile, a damaged one, or one that we do not read.
    case unreadable
    /// The operating system refused something that it should not.
    case system
  }

  /// What kind of trouble it is.
  public let kind: Kind

  /// One sentence that names the file and the remedy.
  public let description: String

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.description = sentence
  }
}
