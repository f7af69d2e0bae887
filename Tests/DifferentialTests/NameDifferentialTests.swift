// SPDX-License-Identifier: Apache-2.0
import Backlot
import Glibc
import Testing

/// libc is the specification: each program runs where /etc is made of the test's files and libc
/// answers, with the name shim alone, and in a lot.
@Suite("Differential tests of names")
struct NameDifferentialTests {
  private static let turnstile = Turnstile(places: 4)

  @Test(
    "A program is told of users, groups and hosts what libc tells it",
    arguments: Corpus.names.programs)
  func libcIsTheSpecification(program: String) async throws {
    try await Self.turnstile.pass {
      let bench = try Bench(.names)
      let binary = try await bench.compile(program)
      let written = try bench.corpus.answer(of: program)
      let natively = try await self.natively(binary, on: bench) ?? written
      if natively != written {
        // What root may do, others may not, not even in namespaces of their own: nothing to compare.
        if geteuid() != 0 { return }
        Issue.record("answers/\(program) is stale:\n\(LineDifference(from: written, to: natively))")
      }
      for place in Place.allCases {
        let answer = try await place.answer(of: program, binary, on: bench)
        let complaint = try bench.corpus.complaint(
          about: program, natively: natively, inALot: answer)
        if !complaint.isEmpty { Issue.record("\(place): \(complaint)") }
      }
    }
  }

  @Test("Each program's native answer is written down, for where it cannot be had")
  func answersAreInOrder() {
    #expect(Corpus.names.answers == Corpus.names.programs)
  }

  /// What it prints in an /etc of the test's making, or `nil` without the means to make one.
  private func natively(_ binary: String, on bench: Bench) async throws -> String? {
    let answer = try await bench.behind("natively", try bench.files(), binary)
    return answer == "exit 125\n" ? nil : answer
  }
}
