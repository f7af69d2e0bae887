// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

/// What an event is in the story of its finding.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// The descriptor was opened.
  case opened
  /// It was closed.
  case closed
  /// It was closed once more.
  case again
  /// It was used.
  case used
  /// The number was opened before, as something else.
  case wasOpened = "was-opened"
  /// And closed.
  case wasClosed = "was-closed"
  /// Another one took its place.
  case over
  /// A lock was set by it.
  case locked
  /// It was added to an epoll set.
  case added
  /// Another thread was waiting in a call on it.
  case reader
  /// It was duplicated.
  case duplicated
  /// The call that the finding is about.
  case call
  /// A descriptor that is watched had something done to it.
  case watched

  /// Whether it is about what the number was before.
  var isEarlier: Bool { self == .wasOpened || self == .wasClosed }

  /// By its number in a record.
  init?(number: UInt8) {
    guard let name = fd_role_name(UInt32(number)) else { return nil }
    self.init(rawValue: String(cString: name))
  }
}
