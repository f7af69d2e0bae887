// SPDX-License-Identifier: Apache-2.0

/// Looks again after 1 ms, 2 ms, 4 ms, and then every 20 ms, until the time is over.
package struct Patience: Sendable {
  private let end: ContinuousClock.Instant
  private var pause = Duration.milliseconds(1)

  package init(_ time: Duration) {
    end = .now + time
  }

  /// How long to sleep before the next look; `nil` when the time is over.
  package mutating func nextPause() -> Duration? {
    let left = end - .now
    guard left > .zero else { return nil }
    defer { pause = min(pause * 2, .milliseconds(20)) }
    return min(pause, left)
  }

  /// Returns false when the time is over.
  package mutating func waitALittle() async throws -> Bool {
    guard let pause = nextPause() else { return false }
    try await Task.sleep(for: pause)
    return true
  }
}
