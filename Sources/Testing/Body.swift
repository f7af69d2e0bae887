// SPDX-License-Identifier: Apache-2.0

/// What a test, a set-up or a tear-down does. What does not wait is called on the main thread of its
/// process, on its own stack.
enum Body {
  case plain((TestContext) throws -> Void)
  case waiting((TestContext) async throws -> Void)

  init(_ body: @escaping (TestContext) throws -> Void) { self = .plain(body) }
  init(_ body: @escaping (TestContext) async throws -> Void) { self = .waiting(body) }

  @MainActor
  func run(_ context: TestContext) async throws {
    switch self {
    case .plain(let body): try body(context)
    case .waiting(let body):
      nonisolated(unsafe) let body = body
      try await Self.wait(body, context)
    }
  }

  private nonisolated static func wait(
    _ body: sending (TestContext) async throws -> Void, _ context: TestContext
  ) async throws {
    try await body(context)
  }
}
