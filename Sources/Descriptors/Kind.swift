// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

/// What is wrong with a descriptor. `Docs/Descriptors.md` has an example and the cure of each.
public enum Kind: String, Sendable, Hashable, CaseIterable {
  /// Closed when it was not open any more.
  case doubleClose = "double-close"
  /// Closed behind the back of its owner: a `FILE`, a `DIR`, libc, another module.
  case foreignClose = "foreign-close"
  /// Used when it was closed, or when its number had become something else.
  case useAfterClose = "use-after-close"
  /// A number that never was a descriptor.
  case badDescriptor = "bad-fd"
  /// Still open when the program ended.
  case leak = "fd-leak"
  /// Handed on to a program that had no use for it.
  case execLeak = "exec-leak"
  /// 0, 1 or 2 was closed, and another file got the number.
  case standardStreamClose = "stdio-close"
  /// Replaced while it was open, by `dup2`.
  case replacement = "dup2-over"
  /// The process's locks on a file were lost by a close of another descriptor of it.
  case lockLoss = "lock-loss"
  /// Closed while an epoll set had it, and still open by a duplicate.
  case epollStale = "epoll-stale"
  /// A number that an `fd_set` has no room for.
  case setOverflow = "fdset-overflow"
  /// Closed while another thread was waiting in a call on it.
  case closeRace = "close-race"
  /// There were no numbers left.
  case exhausted = "fd-exhausted"
  /// Flags that the call does not know, as they are another call's.
  case flagMisuse = "flag-misuse"
  /// An address that was cut, as there was not enough room for it.
  case addressTruncated = "addr-truncated"

  /// By its number in a record.
  init?(number: UInt8) {
    guard let name = fd_kind_name(UInt32(number)) else { return nil }
    self.init(rawValue: String(cString: name))
  }
}
