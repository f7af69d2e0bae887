// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import TestProcess

/// A signal, by its number.
struct Signal: Hashable, CustomStringConvertible {
  var number: Int32

  init(_ number: Int32) { self.number = number }

  /// One that a program gets that does something wrong.
  var isCrash: Bool {
    [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS].contains(number)
  }

  /// `SIGSEGV`.
  var description: String {
    test_signal_name(number).map { "SIG" + String(cString: $0) } ?? "signal \(number)"
  }
}
