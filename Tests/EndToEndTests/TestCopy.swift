// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// One test of this program, run by another process of it.
struct TestCopy {
  let test: Test
  /// What the copy is started by: `unshare --net`.
  let command: [String]

  /// More than any of these tests needs on a busy machine; what takes longer hangs.
  static let patience: Duration = .seconds(600)

  func run() async throws {
    let log = FileManager.default.temporaryDirectory.appending(path: "backlot-\(UUID()).log")
    defer { try? FileManager.default.removeItem(at: log) }
    let copy = Command(
      command + arguments, output: log.path, environment: ["\(OwnNetwork.mark)=1"])
    let status = try await #require(copy).status(within: Self.patience)
    guard status != 0 else { return }
    let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    let end = status.map { "ended with \($0)" } ?? "did not end within \(Self.patience)"
    Issue.record("in a network of its own, the test \(end):\n\(said)")
  }

  private var arguments: [String] {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let filter = "^" + NSRegularExpression.escapedPattern(for: "\(test.id)")
    return [program ?? CommandLine.arguments[0]]
      + ["--testing-library", "swift-testing", "--filter", filter]
  }
}
