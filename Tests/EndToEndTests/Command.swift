// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A command outside any lot. It is started by posix_spawn(), since Foundation's `Process` waits
/// by a run loop, which a test's thread does not have.
struct Command {
  private let pid: pid_t

  /// Starts `words`; `output` is a file, not a pipe: a daemon that outlives its test must not keep
  /// the reader waiting.
  init?(_ words: [String], output: String = "/dev/null", environment: [String] = []) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)

    // A test's thread blocks every signal, and what it starts would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var arguments = (["env"] + environment + words).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, &arguments, environ) == 0 else {
      return nil
    }
    self.pid = pid
  }

  /// The exit status, 128 + n after a signal; `nil` when it took longer, and was killed with all
  /// of its network namespace.
  func status(within patience: Duration) async -> Int32? {
    let deadline = ContinuousClock.now + patience
    var status: Int32 = 0
    while waitpid(pid, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline {
        Namespace(of: pid)?.kill()
        kill(pid, SIGKILL)
        waitpid(pid, &status, 0)
        return nil
      }
      try? await Task.sleep(for: .milliseconds(10))
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
