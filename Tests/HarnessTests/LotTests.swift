// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

@Suite("A lot")
struct LotTests {
  @Test("passes on what a program prints, and how it ended")
  func outcome() async throws {
    try await Lot.with { lot in
      let outcome = try await lot.run("sh", ["-c", "echo out; echo err >&2; exit 3"])
      #expect(outcome.output == "out\n")
      #expect(outcome.errors == "err\n")
      #expect(outcome.status == .exited(3))
    }
  }
}
