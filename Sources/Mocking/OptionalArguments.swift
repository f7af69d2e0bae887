// SPDX-License-Identifier: Apache-2.0
internal import BacklotFunctionHooks
internal import Glibc

/// An argument that a function of libc has in some calls only, such as the mode of `open`. Where the
/// caller has not passed it, it is 0, and not what happens to lie in its register.
struct OptionalArguments: Sendable {
  private let rule: (@Sendable (HookedCall) -> Int?)?

  init(of function: String) {
    rule =
      switch function {
      case "open", "open64": { Self.mode(behind: 1, of: $0) }
      case "openat", "openat64": { Self.mode(behind: 2, of: $0) }
      case "fcntl", "fcntl64": { Self.control($0) }
      default: nil
      }
  }

  /// Clears what the caller has not passed.
  func clear(_ call: HookedCall) {
    if let rule, let number = rule(call) { call.clearInteger(number) }
  }

  private static func mode(behind flags: Int, of call: HookedCall) -> Int? {
    // O_TMPFILE has the bit of O_DIRECTORY among its own.
    let creating = O_CREAT | (__O_TMPFILE & ~O_DIRECTORY)
    return Int32(truncatingIfNeeded: call.integer(flags)) & creating == 0 ? flags + 1 : nil
  }

  private static func control(_ call: HookedCall) -> Int? {
    // The last ones are F_GETSIG, F_GETLEASE, F_GETPIPE_SZ, F_GET_SEALS.
    let without = [F_GETFD, F_GETFL, F_GETOWN, 11, 1025, 1032, 1034]
    return without.contains(Int32(truncatingIfNeeded: call.integer(1))) ? 2 : nil
  }
}
