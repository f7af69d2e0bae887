// SPDX-License-Identifier: Apache-2.0
import Testing

/// Programs/rewritten.c: threads look names up while the file is rewritten, and hold what they see
/// against what was written.
@Suite("Rewritten a thousand times under eight threads", .timeLimit(.minutes(20)))
struct RewriteTests {
  @Test("no look sees a torn file or an old one")
  func wholeAndNew() async throws {
    try await check()
  }

  @Test("nor does one in a child that was forked in the middle")
  func forked() async throws {
    try await check(["FORKS": "1"])
  }

  @Test("ThreadSanitizer has nothing to report", .enabled(if: Program.hasThreadSanitizer))
  func races() async throws {
    try await check(["FORKS": "1"], flags: ["-fsanitize=thread"])
  }

  private func check(
    _ environment: [String: String] = [:], flags: [String] = []
  ) async throws {
    let run = try await aside {
      let file = LiveFile()
      return try Program("rewritten", flags).run([file.path], environment)
    }
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(" 0 failures"))
  }
}
