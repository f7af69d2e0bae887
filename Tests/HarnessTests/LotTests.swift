// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

@Suite("A lot")
struct LotTests {
  private struct Unwell: Error {}

  @Test("passes on what a program prints, and how it ended")
  func outcome() async throws {
    try await Lot.with { lot in
      let outcome = try await lot.run("sh", ["-c", "echo out; echo err >&2; exit 3"])
      #expect(outcome.output == "out\n")
      #expect(outcome.errors == "err\n")
      #expect(outcome.status == .exited(3))
      #expect(!outcome.succeeded)
    }
  }

  @Test("tells a signal from a status")
  func signalled() async throws {
    try await Lot.with { lot in
      let outcome = try await lot.run("sh", ["-c", "kill -9 $$"])
      #expect(outcome.status == .signalled(9))
      #expect(outcome.code == 137)
    }
  }

  @Test("gives a program its input, its environment and its working directory")
  func surroundings() async throws {
    try await Lot.with { lot in
      let outcome = try await lot.run(
        "sh", ["-c", "cat; echo $COLOUR; pwd; echo $BACKLOT_HOSTS"],
        hosts: ["10.0.0.1", "fd00::1"],
        environment: ["COLOUR": "blue"], workingDirectory: "/usr", input: .text("in\n"))
      #expect(outcome.output == "in\nblue\n/usr\n10.0.0.1,fd00::1\n")
    }
  }

  @Test("takes input longer than a pipe holds, and output longer still")
  func muchText() async throws {
    try await Lot.with { lot in
      let text = String(repeating: "0123456789abcde\n", count: 65536)
      let outcome = try await lot.run("sh", ["-c", "tee /dev/stderr"], input: .text(text))
      #expect(outcome.output == text)
      #expect(outcome.errors == text)
    }
  }

  @Test("appends output to a file")
  func outputFile() async throws {
    try await Lot.with { lot in
      let file = "\(lot.directory)/log"
      for word in ["one", "two"] { try await lot.run("echo", [word], output: .file(file)) }
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "one\ntwo\n")
    }
  }

  @Test("is a private directory that goes with its scope, also when the scope throws")
  func directory() async throws {
    var directories: [String] = []
    try await Lot.with { lot in
      directories.append(lot.directory)
      let attributes = try FileManager.default.attributesOfItem(atPath: lot.directory)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
    await #expect(throws: Unwell.self) {
      try await Lot.with { lot in
        directories.append(lot.directory)
        throw Unwell()
      }
    }
    #expect(directories.count == 2)
    #expect(directories.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
  }

  @Test("can be joined while it is there")
  func joining() async throws {
    try await Lot.with { lot in
      let joined = try Lot.open(lot.directory)
      let outcome = try await joined.run("sh", ["-c", "echo $BACKLOT_LOT"])
      #expect(outcome.output == "\(lot.directory)\n")
    }
    #expect { try Lot.open("/nowhere") } throws: { ($0 as? LotError)?.kind == .noLot }
  }

  @Test(
    "refuses what cannot be started, in one sentence",
    arguments: [
      ("no-such-program", LotError.Kind.programMissing, "no-such-program"),
      ("/no/such/program", .programMissing, "/no/such/program"),
      ("/usr", .programUnfit, "is a directory"),
      ("/etc/passwd", .programUnfit, "is not executable"),
      ("", .programMissing, "no program ''"),
    ])
  func refusals(program: String, kind: LotError.Kind, text: String) async throws {
    try await Lot.with { lot in
      await #expect {
        try await lot.start(program)
      } throws: {
        ($0 as? LotError)?.kind == kind && "\($0)".contains(text) && !"\($0)".contains("\n")
      }
    }
  }

  @Test("refuses addresses and directories that are none")
  func badWords() async throws {
    try await Lot.with { lot in
      await #expect(throws: LotError.self) { try await lot.start("true", hosts: ["10.0.0"]) }
      await #expect(throws: LotError.self) { try await lot.wait(for: "10.0.0.1") }
      await #expect(throws: LotError.self) {
        try await lot.start("true", workingDirectory: "/no/such/directory")
      }
    }
  }

  @Test("says who does listen when nobody came")
  func nobody() async throws {
    try await Lot.with { lot in
      await #expect {
        try await lot.wait(for: "10.0.0.1:80", timeout: .milliseconds(50))
      } throws: {
        ($0 as? LotError)?.kind == .timedOut && "\($0)".contains("tcp 10.0.0.1:80")
      }
    }
  }
}
