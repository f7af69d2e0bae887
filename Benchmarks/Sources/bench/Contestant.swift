// SPDX-License-Identifier: Apache-2.0

/// Whose network a workload runs on. The columns of the table, from left to right.
enum Contestant: String, CaseIterable {
  /// IPv4 on the kernel's loopback.
  case kernel
  /// Bare AF_UNIX with named sockets: the floor of whatever is built on it.
  case unix = "AF_UNIX"
  /// Debian's socket_wrapper.
  case wrapper = "socket_wrapper"
  /// The socket shim of this checkout.
  case backlot = "Backlot"
}
