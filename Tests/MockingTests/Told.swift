// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import BacklotMocking
import Synchronization

/// The findings that a piece of a test causes, instead of failures of this test.
final class Told: Sendable {
  private let findings = Mutex<[Finding]>([])

  var lines: [Int] { findings.withLock { $0 }.map(\.place.line) }
  var texts: [String] { findings.withLock { $0 }.map(\.text) }
  /// The first lines of what was told.
  var sentences: [String] {
    texts.map { text in String(text.prefix { $0 != "\n" }) }
  }

  func add(_ finding: Finding) { findings.withLock { $0.append(finding) } }
}

/// Runs a test within a test: with mocks of its own, and findings that are kept.
func told(_ body: (MockDevice) throws -> Void) rethrows -> Told {
  let told = Told()
  let sink: @Sendable (Finding) -> Void = { told.add($0) }
  try Findings.$sink.withValue(sink) {
    try withMocks { try body(MockDevice()) }
  }
  return told
}

/// The same for tests that wait.
func toldLater(_ body: (MockDevice) async throws -> Void) async rethrows -> Told {
  let told = Told()
  let sink: @Sendable (Finding) -> Void = { told.add($0) }
  try await Findings.$sink.withValue(sink) {
    try await withMocks { try await body(MockDevice()) }
  }
  return told
}
