// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Burns CPU time.
enum Burner {
  static func burn(_ time: Duration) {
    let end = now() + time
    while now() < end {}
  }

  /// Of this thread.
  private static func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
