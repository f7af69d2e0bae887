// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

@Suite("A program whose descriptors are watched", .timeLimit(.minutes(20)))
struct DescriptorTests {
  private static let twice =
    "import os\nr, w = os.pipe()\nos.close(r)\ntry: os.close(r)\nexcept: pass"

  @Test("tells what is wrong with them")
  func findings() async throws {
    try await Lot.with { lot in
      let run = try await lot.run("/usr/bin/python3", ["-c", Self.twice], descriptors: .watched)
      #expect(run.succeeded)
      let finding = try #require(run.descriptors.findings.first)
      #expect(run.descriptors.findings.map(\.kind) == [.doubleClose])
      #expect(finding.events.map(\.role).prefix(3) == [.opened, .closed, .again])
      #expect("\(finding)".hasPrefix("backlot: error: double-close: descriptor"))
    }
  }

  @Test("has none when it is right, also when it was started and waited for")
  func nothing() async throws {
    try await Lot.with(.init(descriptors: .watched)) { lot in
      let process = try await lot.start("sh", ["-c", "cat /etc/passwd | wc -l > /dev/null"])
      let outcome = try await process.wait()
      #expect(outcome.descriptors.findings.isEmpty)
      #expect(outcome.descriptors.programs.count > 1)
      #expect(try await process.wait() == outcome)
    }
  }

  @Test("is taken at its word when a kind is named")
  func serious() async throws {
    let open = "import os; os.open('/etc/passwd', os.O_RDONLY)"
    try await Lot.with { lot in
      let plain = try await lot.run("/usr/bin/python3", ["-c", open], descriptors: .watched)
      #expect(plain.descriptors.findings.isEmpty)
      #expect(plain.descriptors.notes.map(\.kind) == [.leak])
      let named = try await lot.run(
        "/usr/bin/python3", ["-c", open], descriptors: .watchedFor([.leak]))
      #expect(named.descriptors.findings.map(\.kind) == [.leak])
    }
  }

  @Test("is told of when it was killed before anybody looked at what it had open")
  func killed() async throws {
    let open = "import os\nf = os.open('/etc/passwd', os.O_RDONLY)\nos.kill(os.getpid(), 15)"
    try await Lot.with { lot in
      let run = try await lot.run(
        "/usr/bin/python3", ["-c", open], descriptors: .watchedFor([.leak]))
      #expect(run.descriptors.findings.isEmpty)
      #expect(run.descriptors.unfinished.map(\.reason) == [.signalled(15)])
      #expect(run.descriptors.unfinished.first?.program.path.contains("python3") == true)
    }
  }

  @Test("tells of programs that the library can't be in")
  func unreached() async throws {
    try await Lot.with { lot in
      let run = try await lot.run(
        "sh",
        [
          "-c",
          """
          cd "$(mktemp -d)" && echo 'int main(void) { return 0; }' > a.c && cc -static a.c -o still \
            && exec ./still
          """,
        ], descriptors: .watched)
      #expect(run.succeeded, "\(run.errors)")
      #expect(
        run.descriptors.remarks
          == ["./still is statically linked: its descriptors are not looked after"])
      #expect(run.descriptors.unfinished.isEmpty)
    }
  }

  @Test("tells two misuses of flags at one place from each other")
  func flags() async throws {
    let set = """
      import fcntl
      for flag in (2048, 1024, 2048): fcntl.fcntl(0, fcntl.F_SETFD, flag)
      """
    try await Lot.with { lot in
      let run = try await lot.run("/usr/bin/python3", ["-c", set], descriptors: .watched)
      #expect(run.descriptors.findings.map(\.kind) == [.flagMisuse, .flagMisuse])
      #expect(run.descriptors.findings.map(\.limit) == [2048, 1024])
      #expect(run.descriptors.findings.map(\.count) == [2, 1])
    }
  }

  @Test("leaves no file of findings behind")
  func removed() async throws {
    let path = try await Lot.with { lot in
      let run = try await lot.run("sh", ["-c", "echo $BACKLOT_FDS_BOOK"], descriptors: .watched)
      return String(run.output.dropLast())
    }
    #expect(path.hasPrefix("/"))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(!FileManager.default.fileExists(atPath: (path as NSString).deletingLastPathComponent))
  }
}
