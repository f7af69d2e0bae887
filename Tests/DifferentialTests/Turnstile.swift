// SPDX-License-Identifier: Apache-2.0

/// Lets a few tasks in at a time: the programs mostly wait, but on a crowded machine they would wait
/// in vain for what has to happen within milliseconds.
actor Turnstile {
  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  func pass<R: Sendable>(_ body: @Sendable () async throws -> R) async rethrows -> R {
    await enter()
    defer { leave() }
    return try await body()
  }

  private func enter() async {
    if places > 0 { places -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
  }

  private func leave() {
    if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
  }
}
