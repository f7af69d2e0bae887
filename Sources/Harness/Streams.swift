// SPDX-License-Identifier: Apache-2.0

/// What a program reads from its standard input.
public enum Input: Sendable, Hashable {
  /// Nothing: the end of the file at once.
  case none
  /// This text, then the end of the file.
  case text(String)
  /// A file, by its path.
  case file(String)
  /// The caller's own standard input.
  case inherited
}

/// Where a program's standard output and standard error go.
public enum Output: Sendable, Hashable {
  /// Into memory, each on its own: see ``LotProcess/output`` and ``LotProcess/errors``.
  case captured
  /// Where the caller's own go.
  case inherited
  /// Nowhere.
  case discarded
  /// Both to the end of a file, which is made when it is missing.
  case file(String)
}
