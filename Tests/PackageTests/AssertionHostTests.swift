// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("A failure of an assertion", .timeLimit(.minutes(20)))
struct AssertionHostTests {
  /// Each is played in a process of its own, in each host.
  static let failures = [
    ("claimTwice", ["names.count is 2, expected 3", "names.isEmpty is false, expected true"]),
    ("claimRequired", ["names.count is 2, expected 3"]),
    ("claimExit", ["the process ended with status 0, expected a crash"]),
    ("claimInChild", ["names.count is 2, expected 3"]),
  ]

  @Test("fails its test, once, at its line", arguments: Host.allCases, failures)
  func failure(host: Host, claim: (name: String, sentences: [String])) async throws {
    let outcome = try await host.play(claim.name)
    let line = try MockingHostTests.line(of: claim.name, in: "Claim.swift")
    #expect(outcome.status == 1)
    for sentence in claim.sentences {
      #expect(outcome.output.ranges(of: sentence).count == 1, "\(outcome.output)")
    }
    #expect(outcome.output.contains("Claim.swift:\(line):"), "\(outcome.output)")
    #expect(outcome.output.contains(host.verdict(claim.name)), "\(outcome.output)")
    #expect(host.failures(in: outcome.output) == claim.sentences.count, "\(outcome.output)")
  }

  @Test("is not told of where there is none, nor is anything of a child", arguments: Host.allCases)
  func right(host: Host) async throws {
    let outcome = try await host.play("claimRight")
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("error:"), "\(outcome.output)")
    #expect(!outcome.output.contains("from the child"), "\(outcome.output)")
    #expect(!outcome.output.contains("to nobody"), "\(outcome.output)")
  }
}

extension Host {
  /// How many failures it tells of.
  fileprivate func failures(in output: String) -> Int {
    switch self {
    case .swiftTesting: output.ranges(of: "recorded an issue").count
    case .xcTest: output.ranges(of: "error: FailingXCTests.").count
    case .program: output.ranges(of: ": error: ").count
    }
  }
}
