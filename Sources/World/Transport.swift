// SPDX-License-Identifier: Apache-2.0

/// What carries the bytes between two sockets.
public enum Transport: String, Sendable, Hashable, CaseIterable {
  case tcp
  case udp
}
