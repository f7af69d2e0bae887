// SPDX-License-Identifier: Apache-2.0
import Testing

/// The kernel is the specification: each program runs on its loopback and in a lot.
@Suite("Differential tests")
struct DifferentialTests {
  private static let turnstile = Turnstile(places: 4)

  @Test(
    "A program prints in a lot what it prints on the kernel's loopback", arguments: Corpus.programs)
  func kernelIsTheSpecification(program: String) async throws {
    try await Self.turnstile.pass {
      let bench = try Bench()
      let binary = try await bench.compile(program)
      var difference = try await self.difference(program, binary, on: bench)
      // Once more: what has to happen within milliseconds may not, while a machine is busy with
      // other tests. What is wrong is wrong twice.
      if !difference.isEmpty { difference = try await self.difference(program, binary, on: bench) }
      if !difference.isEmpty { Issue.record("\(difference)") }
    }
  }

  @Test("Each known difference is that of a program, has a reason and an answer")
  func knownDifferencesAreInOrder() throws {
    let page = try Corpus.page()
    for (program, reason) in Corpus.knownDifferences {
      #expect(Corpus.programs.contains(program), "there is no \(program).c")
      #expect(!reason.isEmpty, "\(program) has no reason")
      #expect(page.contains("`\(program)`"), "Docs/Differences.md does not tell of \(program)")
    }
    #expect(Corpus.lotAnswers == Corpus.knownDifferences.keys.sorted())
  }

  @Test("There is a corpus: 170 programs or more")
  func corpusIsThere() {
    #expect(Corpus.programs.count >= 170)
  }

  @Test("A difference shows what is missing, what is new and what is common")
  func differenceIsReadable() {
    let difference = LineDifference(
      from: "bind: 0\nlisten: 0\nexit 0", to: "bind: 0\nlisten: EBADF\nexit 0")
    #expect(difference.description == "  bind: 0\n- listen: 0\n+ listen: EBADF\n  exit 0")
  }

  /// What is wrong with a program's answer in a lot; empty when nothing is.
  private func difference(
    _ program: String, _ binary: String, on bench: Bench
  ) async throws -> String {
    let natively = try await bench.natively(binary)
    let inALot = try await bench.inALot(binary)
    guard Corpus.knownDifferences[program] != nil else {
      return show(program, expected: natively, inALot)
    }
    if natively == inALot {
      return "\(program) is a known difference, and does not differ any more"
    }
    return show(program, expected: try Corpus.lotAnswer(of: program), inALot)
  }

  private func show(_ program: String, expected: String, _ inALot: String) -> String {
    if expected == inALot { return "" }
    return
      "\(program), expected (-) and in a lot (+):\n\(LineDifference(from: expected, to: inALot))"
  }
}
