// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Scenes with SIGTRAP and with SIGPROF: handlers of every kind, the older calls, breakpoints,
/// children, several threads at once.
@Suite(
  "A program that samples itself has its own way with signals", .serialized,
  .timeLimit(.minutes(20)))
struct ActionsTests {
  private static let alone = Result { try program(isAlone: true) }
  private static let sampled = Result { try program() }

  @Test(
    "and sees what it sees without the profiler, and no sample", arguments: ["SIGTRAP", "SIGPROF"],
    ["events", "timers"])
  func isTheSame(signal: String, trigger: String) throws {
    let expected = try Self.alone.get().run(["-", trigger, signal])

    #expect(expected.said.contains("ends-by-default:\ngoes on\nended by it\n"))
    try expectSame(expected) { try Self.sampled.get().run(["profile", trigger, signal]) }
  }

  /// In one of three runs: on a machine with more to do than it can, threads that send signals to each
  /// other do not always get the same ones.
  private func expectSame(
    _ expected: SampledProgram.Outcome, of run: () throws -> SampledProgram.Outcome
  )
    throws
  {
    var found = try run()
    for _ in 0..<2 where found != expected { found = try run() }
    let lines = found.said.split(separator: "\n")
    let difference = lines.difference(from: expected.said.split(separator: "\n"))
    #expect(found == expected, "\(difference)")
  }

  @Test("and is sampled all along")
  func isSampled() throws {
    let program = try Self.sampled.get()
    _ = try program.run(["profile", "events", "SIGTRAP", "turns"])
    let profile = try program.profile("profile.turns")

    #expect(profile.stacks.contains { $0.functions.contains("burner") })
    #expect(profile.notes.contains { $0.contains("took SIGTRAP") } == false)
  }

  @Test(
    "and under a sanitizer, which has handlers of its own",
    .enabled(if: SampledProgram.has(sanitizer: "address")))
  func sanitized() throws {
    let words = ["profile", "events", "SIGTRAP"]
    let expected = try Self.program("-fsanitize=address", isAlone: true).run(words)

    try expectSame(expected) { try Self.program("-fsanitize=address").run(words) }
  }

  private static func program(_ flag: String..., isAlone: Bool = false) throws -> SampledProgram {
    let program = try SampledProgram("actions", flag.first ?? "-O1", isAlone: isAlone)
    try program.addLibrary("puts_action")
    return program
  }
}
