// SPDX-License-Identifier: Apache-2.0
import Testing

/// Programs/rewritten.c: threads look names up while the file is rewritten, and hold what they see
/// against what was written.
@Suite("Rewritten a thousand times under eight threads", .timeLimit(.minutes(5)))
struct RewriteTests {
  @Test("no look sees a torn file or an old one")
  func wholeAndNew() throws {
    try check(Program("rewritten"))
  }

  @Test("nor does one in a child that was forked in the middle")
  func forked() throws {
    try check(Program("rewritten"), ["FORKS": "1"])
  }

  @Test("ThreadSanitizer has nothing to report", .enabled(if: Program.hasThreadSanitizer))
  func races() throws {
    try check(Program("rewritten", "-fsanitize=thread"), ["FORKS": "1"])
  }

  private func check(_ program: Program, _ environment: [String: String] = [:]) throws {
    let file = LiveFile()
    let run = try program.run([file.path], environment)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(" 0 failures"))
  }
}
