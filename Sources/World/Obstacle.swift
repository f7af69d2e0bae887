// SPDX-License-Identifier: Apache-2.0

/// Why a preload library cannot reach a program.
package enum Obstacle: Sendable, Hashable {
  case notAProgram
  case staticallyLinked
  case go
  case setUser
  case setGroup
  case capabilities
  case narrow
  case otherMachine
  case musl
  case noLoader(String)
  case noInterpreter(String)

  /// A clause that goes on after "PROGRAM …".
  package var clause: String {
    switch self {
    case .notAProgram:
      "is neither an ELF program nor a script that begins with #!"
    case .staticallyLinked:
      "is statically linked, so it asks no loader for libraries"
    case .go:
      "is a Go program, which makes its system calls without libc"
    case .setUser:
      "is set-uid, so the loader ignores LD_PRELOAD for it"
    case .setGroup:
      "is set-gid, so the loader ignores LD_PRELOAD for it"
    case .capabilities:
      "has file capabilities, so the loader ignores LD_PRELOAD for it"
    case .narrow:
      "is a 32-bit program, and Backlot's libraries are 64-bit"
    case .otherMachine:
      "is for another machine"
    case .musl:
      "is linked with musl, and Backlot's libraries need glibc"
    case .noLoader(let path):
      "needs the loader \(path), which is not there"
    case .noInterpreter(let path):
      "needs the interpreter \(path), which is not there"
    }
  }

  /// Whether the kernel could run it all the same, outside the lot's reach.
  package var runsOutside: Bool {
    switch self {
    case .noLoader, .noInterpreter: false
    default: true
    }
  }
}
