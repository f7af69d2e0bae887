// SPDX-License-Identifier: Apache-2.0

/// Thrown to end a test after a finding has been reported. Who runs the test has nothing to add: the
/// test has failed already.
public struct TestEnded: Error, CustomStringConvertible {
  /// What was found.
  public let finding: Finding

  /// An error for a finding that has been reported.
  public init(_ finding: Finding) { self.finding = finding }

  /// The finding, as compilers write it.
  public var description: String { "the test ended: \(finding)" }
}

extension Findings {
  /// Delivers a finding, and returns the error to throw so that the test ends there. No host reports
  /// that error a second time: to Swift Testing and XCTest it is one of their own, and for all others
  /// it is ``TestEnded``.
  public static func ending(with finding: Finding) -> any Error {
    report(finding)
    switch host {
    case .swiftTesting: return SpentErrors.shared.swiftTesting ?? TestEnded(finding)
    case .xcTest: return SpentErrors.shared.xcTest ?? TestEnded(finding)
    case .sink, .program: return TestEnded(finding)
    }
  }
}
