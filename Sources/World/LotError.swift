// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Why a lot, or a program in it, could not do what was asked.
public struct LotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is; the command ends with the status that `sysexits.h` has for it.
  public enum Kind: Sendable, Hashable {
    /// The caller's wording is wrong: an address that does not parse, a host named twice.
    case usage
    /// There is no such lot, or what is there is not one.
    case noLot
    /// There is no such file of names, or what is there is not a file.
    case noFile
    /// The lot belongs to somebody else, or may not be written; a file may not be read.
    case denied
    /// The lot could not be made: a full disk, a missing parent directory.
    case cannotCreate
    /// There is no such program.
    case programMissing
    /// The program is there, but cannot be run, or cannot be run in a lot.
    case programUnfit
    /// It took too long.
    case timedOut
    /// The operating system refused something that it should not.
    case system
    /// Part of Backlot itself is missing.
    case incomplete
  }

  /// What kind of trouble it is.
  public let kind: Kind

  /// One sentence that names the thing and the remedy.
  public let description: String

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.description = sentence
  }

  /// The text of an `errno`, in lower case as a sentence goes on with it.
  package static func text(_ error: Int32) -> String {
    let text = String(cString: strerror(error))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
