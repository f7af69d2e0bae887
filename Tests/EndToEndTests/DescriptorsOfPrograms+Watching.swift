// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms.DescriptorsOfPrograms {
  /// Runs a script in a folder of its own, and holds what is found in all that it starts, once for
  /// each of the same, against `known`.
  func watch(
    _ known: Set<Known>, files: [String: String] = [:],
    watched: Lot.Descriptors = .watched, _ script: String,
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    try await Stage.with { stage in
      for (name, text) in files { try stage.folder.write(name, text) }
      let outcome = try await Self.run(stage, script, watched: watched)
      let findings = outcome.descriptors.findings
      #expect(
        Set(findings.map(Known.init)) == known,
        "\(findings.map { "\($0)" }.joined(separator: "\n"))", sourceLocation: location)
    }
  }

  func watch(
    _ known: Set<Known>, python name: String, _ program: String,
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    try await watch(
      known, files: [name: program], "exec /usr/bin/python3 \(name)", at: location)
  }

  static func run(
    _ stage: Stage, _ script: String, watched: Lot.Descriptors,
    within timeout: Duration = .seconds(60)
  ) async throws -> Outcome {
    try stage.folder.write("run", "set -e\n" + script)
    let outcome = try await stage.lot.run(
      "sh", ["run"], hosts: [Stage.server],
      environment: [
        "HOME": stage.folder.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@lot", "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@lot",
      ],
      workingDirectory: stage.folder.path, output: .captured, descriptors: watched,
      timeout: timeout)
    try #require(
      outcome.succeeded, "it ended with \(outcome.code): \(outcome.errors)\(outcome.output)")
    return outcome
  }

  /// A line of a script that waits until a command succeeds.
  static func until(_ command: String) -> String {
    "n=0; until \(command); do n=$((n+1)); test $n -lt 100; sleep 0.2; done"
  }
}
