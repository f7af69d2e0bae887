// SPDX-License-Identifier: Apache-2.0
internal import CallHooks
package import Glibc

/// A value behind a lock.
///
/// It is a lock of pthreads, since ThreadSanitizer knows these: it sees nothing of the standard
/// library's `Mutex`, and would tell everybody who tests with it of races that are none.
package final class Guarded<Value>: @unchecked Sendable {
  @usableFromInline let lock: UnsafeMutablePointer<pthread_mutex_t>
  @exclusivity(unchecked)
  @usableFromInline var value: Value

  @inlinable
  package init(_ value: Value) {
    self.value = value
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    var kind = pthread_mutexattr_t()
    pthread_mutexattr_init(&kind)
    pthread_mutexattr_settype(&kind, Int32(PTHREAD_MUTEX_ERRORCHECK))
    pthread_mutex_init(lock, &kind)
    pthread_mutexattr_destroy(&kind)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Looks at the value, or changes it. Nobody else does meanwhile. Functions that are mocked do what
  /// they really do, the lock's own among them.
  @inlinable
  package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    enter()
    defer { leave() }
    return try body(&value)
  }

  @usableFromInline
  func enter() {
    hook_enter()
    if pthread_mutex_lock(lock) == EDEADLK { giveUp() }
  }

  /// The thread has the lock already: it would wait for itself, for ever.
  private func giveUp() -> Never {
    let text = """
      error: a match, or the description or the end of an argument, made a mock, expected or verified \
      something, while the ledger of the test was locked. The process ends here. Let matches and \
      descriptions do without mocks

      """
    _ = write(2, text, text.utf8.count)
    abort()
  }

  @usableFromInline
  func leave() {
    pthread_mutex_unlock(lock)
    hook_leave()
  }
}
