// SPDX-License-Identifier: Apache-2.0
import Testing

/// The kernel is the specification: each program runs on its loopback and in a lot.
@Suite("Differential tests")
struct DifferentialTests {
  private static let turnstile = Turnstile(places: 4)

  @Test(
    "A program prints in a lot what it prints on the kernel's loopback",
    arguments: Corpus.sockets.programs)
  func kernelIsTheSpecification(program: String) async throws {
    try await Self.turnstile.pass {
      let bench = try Bench(.sockets)
      let binary = try await bench.compile(program)
      var complaint = try await self.complaint(about: program, binary, on: bench)
      // Once more: what has to happen within milliseconds may not, while a machine is busy with
      // other tests. What is wrong is wrong twice.
      if !complaint.isEmpty {
        complaint = try await self.complaint(about: program, binary, on: bench)
      }
      if !complaint.isEmpty { Issue.record("\(complaint)") }
    }
  }

  @Test(
    "Each known difference is that of a program, has a reason and an answer",
    arguments: [Corpus.sockets, .names])
  func knownDifferencesAreInOrder(of corpus: Corpus) throws {
    let page = try Corpus.page()
    for (program, reason) in corpus.knownDifferences {
      #expect(corpus.programs.contains(program), "there is no \(program).c")
      #expect(!reason.isEmpty, "\(program) has no reason")
      #expect(page.contains("`\(program)`"), "Docs/Differences.md does not tell of \(program)")
    }
    #expect(corpus.lotAnswers == corpus.knownDifferences.keys.sorted())
  }

  @Test("There is a corpus: 170 programs about sockets or more, and 190 about names")
  func corpusIsThere() {
    #expect(Corpus.sockets.programs.count >= 170)
    #expect(Corpus.names.programs.count >= 190)
  }

  @Test("A difference shows what is missing, what is new and what is common")
  func differenceIsReadable() {
    let difference = LineDifference(
      from: "bind: 0\nlisten: 0\nexit 0", to: "bind: 0\nlisten: EBADF\nexit 0")
    #expect(difference.description == "  bind: 0\n- listen: 0\n+ listen: EBADF\n  exit 0")
  }

  private func complaint(
    about program: String, _ binary: String, on bench: Bench
  ) async throws -> String {
    try bench.corpus.complaint(
      about: program, natively: try await bench.natively(binary),
      inALot: try await bench.inALot(binary))
  }
}
