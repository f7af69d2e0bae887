// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

@Suite("A program in a lot", .timeLimit(.minutes(20)))
struct LotProcessTests {
  private func isAlive(_ pid: Int32) -> Bool {
    let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
    let state = stat.split(separator: ")").last?.split(separator: " ").first
    return state != nil && state != "Z"
  }

  /// The number that a program printed.
  private func number(_ process: LotProcess) async throws -> Int32 {
    try await process.waitForOutput("\n", timeout: .hanging)
    return try #require(Int32(process.output.split(separator: "\n")[0]))
  }

  @Test("is waited for no longer than its time, and goes on")
  func timeout() async throws {
    try await Lot.with { lot in
      let process = try await lot.start("sh", ["-c", "echo waiting; exec sleep 1000"])
      try await process.waitForOutput("waiting", timeout: .hanging)
      await #expect {
        try await process.wait(timeout: .milliseconds(20))
      } throws: {
        ($0 as? LotError)?.kind == .timedOut && "\($0)".contains("waiting")
      }
      #expect(process.isRunning)
    }
  }

  @Test("is stopped when `run` runs out of time")
  func runTimeout() async throws {
    try await Lot.with { lot in
      let file = "\(lot.directory)/pid"
      var pid: Int32?
      // On a busy machine one second may not be enough for a shell to say its number.
      for seconds in [1, 10, 100] where pid == nil {
        await #expect(throws: LotError.self) {
          try await lot.run(
            "sh", ["-c", "echo $$ > \(file); exec sleep 1000"], timeout: .seconds(seconds))
        }
        let text = try? String(contentsOfFile: file, encoding: .utf8)
        pid = text.flatMap { Int32($0.dropLast()) }
      }
      let stopped = try #require(pid)
      #expect(!isAlive(stopped))
    }
  }

  @Test("ends by SIGTERM when it is stopped, and by SIGKILL when it does not listen")
  func stopping() async throws {
    try await Lot.with(.init(grace: .hanging)) { lot in
      let polite = try await lot.start(
        "sh", ["-c", "trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done"])
      try await polite.waitForOutput("up", timeout: .hanging)
      await polite.stop()
      #expect(try await polite.wait().output == "up\nbye\n")
    }
    try await Lot.with(.init(grace: .milliseconds(200))) { lot in
      let deaf = try await lot.start("sh", ["-c", "trap '' TERM; echo up; exec sleep 1000"])
      try await deaf.waitForOutput("up", timeout: .hanging)
      await deaf.stop()
      #expect(try await deaf.wait().status == .signalled(9))
    }
  }

  @Test("takes its background jobs along")
  func group() async throws {
    try await Lot.with { lot in
      let process = try await lot.start("sh", ["-c", "sleep 1000 & echo $!; wait"])
      let job = try await number(process)
      #expect(isAlive(job))
      await process.stop()
      #expect(!isAlive(job))
    }
  }

  @Test("does not outlive its lot, even in a session of its own with its parent gone")
  func daemon() async throws {
    let daemon = try await Lot.with { lot in
      let process = try await lot.start(
        "sh", ["-c", "setsid sh -c 'echo $$; exec sleep 1000' </dev/null & wait"])
      let daemon = try await number(process)
      process.send(SIGKILL)
      #expect(try await process.wait().status == .signalled(SIGKILL))
      #expect(isAlive(daemon))
      return daemon
    }
    #expect(!isAlive(daemon))
  }

  @Test("has nothing open but its standard streams, and no signal blocked or ignored")
  func cleanStart() async throws {
    try await Lot.with { lot in
      let open = try await lot.run("sh", ["-c", "ls /proc/$$/fd"])
      #expect(open.output == "0\n1\n2\n")
      let signals = try await lot.run("sh", ["-c", "grep -E 'SigBlk|SigIgn' /proc/self/status"])
      let masks = signals.output.split { $0.isWhitespace }.compactMap { UInt64($0, radix: 16) }
      #expect(masks.count == 2)
      // Signals 32 and 33 are libc's own, which lets nobody reset them.
      #expect(masks.allSatisfy { $0 & ~(3 << 31) == 0 }, "\(signals.output)")
    }
  }

  @Test("says at once that it ended without the word that was waited for")
  func silent() async throws {
    try await Lot.with { lot in
      let process = try await lot.start("sh", ["-c", "echo sorry >&2; exit 1"])
      await #expect {
        try await process.waitForOutput("ready", timeout: .hanging)
      } throws: {
        "\($0)".contains("has ended and not said 'ready'") && "\($0)".contains("sorry")
      }
    }
  }

  @Test("is left alone by a task that gives up waiting")
  func cancellation() async throws {
    try await Lot.with { lot in
      let process = try await lot.start("sleep", ["1000"])
      let waiting = Task { try await process.wait() }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      #expect(process.isRunning)
    }
  }
}
