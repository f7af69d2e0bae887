// SPDX-License-Identifier: Apache-2.0

/// What carries the bytes between two sockets.
public enum Transport: String, Sendable, Hashable, CaseIterable {
  /// A stream of bytes between two sockets.
  case tcp
  /// Datagrams, each on its own.
  case udp
}
