// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Runs each test in a copy of this test program, in a network namespace where nothing but a
/// loopback interface exists that is down: a stray packet or a real listener has no disguise there.
///
/// Root can always make such a namespace; others can where the machine has user namespaces. Where
/// it can't be made the test runs in place, and only the machine's port tables are watched.
struct OwnNetwork: TestTrait, SuiteTrait, TestScoping {
  let isRecursive = true

  /// Says to the copy that it is one.
  static let mark = "BACKLOT_TEST_IN_OWN_NETWORK"

  func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? {
    test.isSuite || testCase != nil ? nil : self
  }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    if ProcessInfo.processInfo.environment[Self.mark] != nil {
      try await watched(by: .everything, body)
      Namespace.current.reportMembers()
    } else if let unshare = await Self.unshare() {
      try await TestCopy(test: test, command: unshare).run()
    } else {
      try await watched(by: .ownProductionPorts, body)
    }
  }

  /// The command that makes the namespace, or `nil` when this user may not make one.
  private static func unshare() async -> [String]? {
    let command =
      geteuid() == 0 ? ["unshare", "--net"] : ["unshare", "--map-current-user", "--net"]
    let status = await Command(command + ["true"])?.status(within: .hanging)
    return status == 0 ? command : nil
  }

  private func watched(
    by scope: NetworkWatch.Scope, _ body: @Sendable () async throws -> Void
  ) async throws {
    let watch = try NetworkWatch(scope)
    let sampling = Task.detached { await watch.sample() }
    let result = await Result(catching: body)
    sampling.cancel()
    await sampling.value
    watch.finish()
    try result.get()
  }
}

extension Trait where Self == OwnNetwork {
  static var ownNetwork: Self { Self() }
}

extension Result where Failure == any Error, Success: Sendable {
  fileprivate init(catching body: @Sendable () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
