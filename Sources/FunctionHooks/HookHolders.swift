// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Who holds which function, and who waits for it.
final class HookHolders: Sendable {
  private struct State {
    var holders: [String: String] = [:]
    var waiting: [String: [@Sendable () -> Void]] = [:]
  }

  static let shared = HookHolders()

  private let state = Mutex(State())

  /// - Returns: who holds it already; then nothing has changed.
  func take(_ function: String, for holder: String) -> String? {
    state.withLock { state in
      if let other = state.holders[function] { return other }
      state.holders[function] = holder
      return nil
    }
  }

  func giveBack(_ function: String) {
    let waiting = state.withLock { state in
      state.holders[function] = nil
      return state.waiting.removeValue(forKey: function) ?? []
    }
    for proceed in waiting { proceed() }
  }

  func holder(of function: String) -> String? { state.withLock { $0.holders[function] } }

  /// Calls `proceed` once: when the function is free, which may be now. Somebody else may be faster.
  func whenFree(_ function: String, _ proceed: @escaping @Sendable () -> Void) {
    let isFree = state.withLock { state in
      if state.holders[function] == nil { return true }
      state.waiting[function, default: []].append(proceed)
      return false
    }
    if isFree { proceed() }
  }
}
