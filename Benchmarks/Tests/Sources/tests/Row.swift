// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What is measured: the seconds that a test takes.
struct Row {
  var name: String
  var measure: () -> Double

  /// A program that runs so many tests, from its start to its end.
  static func program(_ name: String, _ words: [String], count: Int) -> Row {
    Row(name: name) { seconds { run(words, tests: count) } / Double(count) }
  }

  /// A program that ends at once, so many times.
  static func spawning(_ name: String, _ path: String, count: Int) -> Row {
    Row(name: name) { seconds { for _ in 0..<count { run([path], tests: nil) } } / Double(count) }
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let start = now()
    body()
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What they print goes to /dev/null.
  private static func run(_ words: [String], tests: Int?) {
    var arguments = words.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("TESTS=\(tests ?? 0)"), nil]
    defer { for text in arguments + environment { free(text) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [1, 2] as [Int32] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var child: pid_t = 0
    precondition(posix_spawn(&child, words[0], &actions, nil, &arguments, &environment) == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    precondition(status == 0, "\(words.joined(separator: " ")) has failed")
  }
}
