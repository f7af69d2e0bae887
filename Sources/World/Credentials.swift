// SPDX-License-Identifier: Apache-2.0
internal import BacklotSystem
internal import Glibc

/// Who runs a program, as far as the loader's trust depends on it.
package struct Credentials: Sendable, Hashable {
  let user: UInt32
  let group: UInt32
  /// Set by `prctl`: files give no privileges any more.
  let isLocked: Bool

  package init(user: UInt32, group: UInt32, isLocked: Bool = false) {
    self.user = user
    self.group = group
    self.isLocked = isLocked
  }

  package static var current: Credentials {
    Credentials(user: getuid(), group: getgid(), isLocked: file_privileges_are_off())
  }

  /// Whether the program would run with more rights than this user has, so that the loader gets
  /// `AT_SECURE` and trusts the environment no more.
  func obstacle(running program: String) -> Obstacle? {
    var status = stat()
    guard !isLocked, stat(program, &status) == 0, !file_is_on_nosuid(program) else { return nil }
    if status.st_mode & S_ISUID != 0, status.st_uid != user { return .setUser }
    // Without the group's execute bit it means something else: mandatory locks, once.
    let group = S_ISGID | S_IXGRP
    if status.st_mode & group == group, status.st_gid != self.group { return .setGroup }
    if user != 0, getxattr(program, "security.capability", nil, 0) > 0 { return .capabilities }
    return nil
  }
}
