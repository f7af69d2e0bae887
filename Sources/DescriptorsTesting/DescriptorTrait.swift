// SPDX-License-Identifier: Apache-2.0
internal import BacklotDescriptors
public import Testing

/// Fails a test that leaves descriptors open in its own process, or closes one twice and the like.
///
/// ```swift
/// @Suite(.serialized, .descriptors)
/// struct StoreTests { … }
/// ```
///
/// The test process must have the descriptor library loaded, as in
/// `backlot run --fds -- swift test --no-parallel`. Elsewhere the trait checks nothing, and
/// `Descriptors.isWatching` says so.
///
/// The library sees the process and not the test: what another test opens in the meantime counts.
/// Tests with this trait take turns; others had better not run beside them.
public struct DescriptorTrait: TestTrait, SuiteTrait, TestScoping {
  /// It is about each test of a suite.
  public let isRecursive = true

  /// The same as `.descriptors`.
  public init() {}

  /// Runs the test between two looks at the descriptors.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard Descriptors.isWatching else { return try await function() }
    try await Turns.shared.take {
      let mark = Descriptors.mark()
      try await function()
      check(since: mark, test.sourceLocation)
    }
  }

  private func check(since mark: UInt64, _ place: SourceLocation) {
    let open = Descriptors.stillOpen(since: mark)
    if open.count > 0 {
      let numbers = open.some.map(Descriptors.name(of:)).joined(separator: ", ")
      Issue.record("it left descriptors open: \(numbers)", sourceLocation: place)
    }
    let findings = Descriptors.findings(since: mark)
    if findings > 0 {
      Issue.record(
        "findings about descriptors: \(findings), which the report tells",
        sourceLocation: place)
    }
  }
}

extension Trait where Self == DescriptorTrait {
  /// Fails a test that leaves descriptors open, or misuses them; see ``DescriptorTrait``.
  public static var descriptors: Self { Self() }
}
