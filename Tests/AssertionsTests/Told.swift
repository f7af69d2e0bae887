// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import Synchronization
import Testing

/// What is reported while a body runs.
func told(_ body: () throws -> Void) rethrows -> [Finding] {
  let box = FindingBox()
  let sink: @Sendable (Finding) -> Void = { box.add($0) }
  try Findings.$sink.withValue(sink) { try body() }
  return box.findings
}

func toldLater(_ body: () async throws -> Void) async rethrows -> [Finding] {
  let box = FindingBox()
  let sink: @Sendable (Finding) -> Void = { box.add($0) }
  try await Findings.$sink.withValue(sink) { try await body() }
  return box.findings
}

/// The text of the only finding, or of all of them.
func text(_ body: () throws -> Void) rethrows -> String {
  try told(body).map(\.text).joined(separator: "\n")
}

func textLater(_ body: () async throws -> Void) async rethrows -> String {
  try await toldLater(body).map(\.text).joined(separator: "\n")
}

private final class FindingBox: Sendable {
  private let list = Mutex<[Finding]>([])
  var findings: [Finding] { list.withLock { $0 } }
  func add(_ finding: Finding) { list.withLock { $0.append(finding) } }
}

/// Expects that a body reports this and nothing else. In a macro, such as `#expect`, the column of a
/// call is not its own.
func shows(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) rethrows {
  let told = try told(body).map(\.text).joined(separator: "\n")
  #expect(told == text, sourceLocation: sourceLocation)
}
