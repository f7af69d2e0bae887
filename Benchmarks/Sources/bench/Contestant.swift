// SPDX-License-Identifier: Apache-2.0

/// Whose network, or whose users and hosts, a workload meets. The columns of the tables, from left
/// to right.
enum Contestant: String {
  /// IPv4 on the kernel's loopback.
  case kernel
  /// Bare AF_UNIX with named sockets: the floor of whatever is built on it.
  case unix = "AF_UNIX"
  /// Debian's socket_wrapper.
  case wrapper = "socket_wrapper"
  /// glibc's own `files` backend, with the files of the test over those of `/etc`.
  case files = "glibc files"
  /// Debian's nss_wrapper.
  case nameWrapper = "nss_wrapper"
  /// The shims of this checkout.
  case backlot = "Backlot"

  static let networks: [Contestant] = [.kernel, .unix, .wrapper, .backlot]
  static let names: [Contestant] = [.files, .nameWrapper, .backlot]

  /// Whether this one may be unable to do what a row asks for, and only says why.
  var mayFail: Bool { self == .wrapper || self == .nameWrapper || self == .files }
}
