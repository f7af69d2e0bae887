// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

/// Programs/see.c looks at each file twice and prints what it sees.
@Suite("What is told of a file", .timeLimit(.minutes(20)))
struct ToldTests {
  private let file = LiveFile()

  private func see(_ environment: [String: String] = [:]) throws -> Program.Run {
    try Program("see").run([file.path], environment)
  }

  @Test("A bad line is skipped, and told once with its number")
  func badLine() throws {
    file.write(users("alice") + "# a comment\n\nnonsense\n" + users("zoe"))
    let run = try see()
    #expect(run.output == String(repeating: users("alice", "zoe"), count: 2))
    #expect(run.errors.hasPrefix("backlot: \(file.path):4: "))
    #expect(run.errors.hasSuffix("; the line is skipped\n"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("A missing file is told once")
  func missing() throws {
    let run = try see()
    #expect(run.output == "")
    #expect(
      run.errors
        == "backlot: the passwd file \(file.path) is not there; it has no entries until it is\n")
  }

  @Test("What is no file is told once")
  func irregular() throws {
    mkfifo(file.path, 0o600)
    let run = try see()
    #expect(run.output == "")
    #expect(
      run.errors == "backlot: the passwd file \(file.path) is not a regular file; it is not read\n")
  }

  @Test("Nothing is told of a file that is fine, nor when nothing is wished to be told")
  func nothing() throws {
    #expect(try see(["BACKLOT_QUIET": "1"]).errors == "")
    file.write(users("alice"))
    #expect(try see().errors == "")
  }
}
