// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What `fcntl` is told, as its manual names it.
enum FlagWords {
  /// `F_SETFL`; `nil` when it has no name here.
  static func command(_ number: UInt64) -> String? {
    commands.first { UInt64($0.0) == number }?.1
  }

  /// The flags that are not this command's, or else all of them: `O_NONBLOCK`, `0x8000`.
  static func strangers(to command: UInt64, in flags: UInt64) -> String {
    let own =
      switch command {
      case UInt64(F_SETFD): UInt64(FD_CLOEXEC)
      case UInt64(F_SETFL): ~UInt64(FD_CLOEXEC | O_CLOEXEC)
      default: UInt64(0)
      }
    let strange = flags & ~own == 0 ? flags : flags & ~own
    let known = names(command).filter { strange & UInt64($0.0) == UInt64($0.0) }
    let rest = known.reduce(strange) { $0 & ~UInt64($1.0) }
    return (known.map(\.1) + (rest == 0 ? [] : ["0x" + String(rest, radix: 16)]))
      .joined(separator: "|")
  }

  private static func names(_ command: UInt64) -> [(Int32, String)] {
    command == UInt64(F_SETFL) ? flags + [(FD_CLOEXEC, "FD_CLOEXEC")] : flags
  }

  /// Those that have others' bits in them come first.
  private static let flags: [(Int32, String)] = [
    (O_SYNC, "O_SYNC"), (O_DSYNC, "O_DSYNC"), (O_CLOEXEC, "O_CLOEXEC"),
    (O_NONBLOCK, "O_NONBLOCK"), (O_APPEND, "O_APPEND"), (O_CREAT, "O_CREAT"), (O_EXCL, "O_EXCL"),
    (O_TRUNC, "O_TRUNC"), (O_ASYNC, "O_ASYNC"), (O_NOCTTY, "O_NOCTTY"), (O_RDWR, "O_RDWR"),
  ]

  private static let commands: [(Int32, String)] = [
    (F_DUPFD, "F_DUPFD"), (F_GETFD, "F_GETFD"), (F_SETFD, "F_SETFD"), (F_GETFL, "F_GETFL"),
    (F_SETFL, "F_SETFL"), (F_GETLK, "F_GETLK"), (F_SETLK, "F_SETLK"), (F_SETLKW, "F_SETLKW"),
    (F_SETOWN, "F_SETOWN"), (F_GETOWN, "F_GETOWN"), (36, "F_OFD_GETLK"), (37, "F_OFD_SETLK"),
    (38, "F_OFD_SETLKW"), (1024, "F_SETLEASE"), (1025, "F_GETLEASE"), (1030, "F_DUPFD_CLOEXEC"),
    (1031, "F_SETPIPE_SZ"), (1032, "F_GETPIPE_SZ"), (1033, "F_ADD_SEALS"), (1034, "F_GET_SEALS"),
  ]
}
