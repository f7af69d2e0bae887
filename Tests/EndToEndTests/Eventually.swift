// SPDX-License-Identifier: Apache-2.0
import Testing

/// Waits until `claim` holds; throws when it takes longer than any of these tests may.
func eventually(
  _ what: String, within patience: Duration = .hanging, _ claim: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + patience
  while try await !claim() {
    guard ContinuousClock.now < deadline else { throw Overdue(what: what, patience: patience) }
    try await Task.sleep(for: .milliseconds(20))
  }
}

struct Overdue: Error, CustomStringConvertible {
  let what: String
  let patience: Duration
  var description: String { "\(what) did not come within \(patience)" }
}
