// SPDX-License-Identifier: Apache-2.0
internal import Synchronization
public import Testing

/// Lets tests of several targets run one after another: those that hook functions of the process that
/// all of them run in.
public struct OneAtATime: TestTrait, SuiteTrait, TestScoping {
  public let isRecursive = true

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    await Self.begin()
    defer { Self.end() }
    try await function()
  }

  private struct State {
    var isTaken = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }
  private static let state = Mutex(State())

  private static func begin() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        defer { state.isTaken = true }
        if state.isTaken { state.waiting.append(continuation) }
        return !state.isTaken
      }
      if isFree { continuation.resume() }
    }
  }

  private static func end() {
    let next = state.withLock { state in
      state.isTaken = !state.waiting.isEmpty
      return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
    }
    next?.resume()
  }
}

extension Trait where Self == OneAtATime {
  /// Only one test with this trait runs at a time.
  public static var oneAtATime: Self { Self() }
}
