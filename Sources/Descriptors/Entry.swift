// SPDX-License-Identifier: Apache-2.0

/// What a book tells, one after another.
public enum Entry: Sendable, Hashable {
  /// Something is wrong with a descriptor. It may come again later, from another program.
  case finding(Finding)
  /// A descriptor that is watched had something done to it.
  case watched(Sighting)
}
