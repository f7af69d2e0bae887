// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// A value that comes once; any number of tasks may wait for it, none longer than it wants to.
final class Latch<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiting: [Int: CheckedContinuation<Value?, Never>] = [:]
    var gaveUpEarly: Set<Int> = []
    var next = 0
  }

  private let state = Mutex(State())

  var value: Value? { state.withLock(\.value) }

  func set(_ value: Value) {
    let waiting = state.withLock { state in
      state.value = value
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in waiting { continuation.resume(returning: value) }
  }

  /// The value, or `nil` when it has not come in time or the task was cancelled.
  func value(within time: Duration) async -> Value? {
    let ticket = state.withLock { state in
      state.next += 1
      return state.next
    }
    let timer = Task {
      try? await Task.sleep(for: time)
      self.giveUp(ticket)
    }
    defer { timer.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { self.enter(ticket, $0) }
    } onCancel: {
      self.giveUp(ticket)
    }
  }

  private func enter(_ ticket: Int, _ continuation: CheckedContinuation<Value?, Never>) {
    let (isOver, value) = state.withLock { state in
      let gaveUp = state.gaveUpEarly.remove(ticket) != nil
      if state.value == nil, !gaveUp {
        state.waiting[ticket] = continuation
        return (false, Value?.none)
      }
      return (true, state.value)
    }
    if isOver { continuation.resume(returning: value) }
  }

  private func giveUp(_ ticket: Int) {
    let continuation = state.withLock { state in
      let found = state.waiting.removeValue(forKey: ticket)
      if found == nil, state.value == nil { state.gaveUpEarly.insert(ticket) }
      return found
    }
    continuation?.resume(returning: nil)
  }
}
