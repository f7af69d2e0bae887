// SPDX-License-Identifier: Apache-2.0

/// Whose network, whose users and hosts, or whose watch over descriptors a workload meets. The
/// columns of the tables, from left to right.
enum Contestant: String {
  /// IPv4 on the kernel's loopback; a program that nobody watches.
  case kernel
  /// Bare AF_UNIX with named sockets: the floor of whatever is built on it.
  case unix = "AF_UNIX"
  /// Debian's socket_wrapper.
  case wrapper = "socket_wrapper"
  /// glibc's own `files` backend, with the files of the test over those of `/etc`.
  case files = "glibc files"
  /// Debian's nss_wrapper.
  case nameWrapper = "nss_wrapper"
  /// `valgrind --track-fds=yes`.
  case valgrind
  /// `strace -f -k -e trace=desc`.
  case strace = "strace -k"
  /// The shims of this checkout.
  case backlot = "Backlot"
  /// The same, told to take no stacks.
  case stackless = "no stacks"

  static let networks: [Contestant] = [.kernel, .unix, .wrapper, .backlot]
  static let names: [Contestant] = [.files, .nameWrapper, .backlot]
  static let descriptors: [Contestant] = [.kernel, .valgrind, .strace, .backlot, .stackless]

  /// Whether this one may be unable to do what a row asks for, and only says why.
  var mayFail: Bool {
    switch self {
    case .wrapper, .nameWrapper, .files, .valgrind, .strace: true
    default: false
    }
  }

  /// Whether it is so slow that one turn says enough: it takes part in the first round, once.
  var isSlow: Bool { self == .valgrind || self == .strace }
}
