// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("backlot run", .timeLimit(.minutes(20)))
struct RunTests {
  private let folder = try! Folder()

  /// Runs a script with `$TMPDIR` to itself, and checks that nothing is left there.
  private func shell(_ script: String, _ environment: [String: String] = [:]) async throws
    -> Tool.Result
  {
    let result = try await Tool.shell(script, environment.merging(["TMPDIR": folder.path]) { $1 })
    #expect(folder.names == [])
    return result
  }

  @Test(
    "passes on the exit status, 128 + n after a signal",
    arguments: [
      ("exit 0", 0), ("exit 7", 7), ("exit 255", 255), ("kill -TERM $$", 143), ("kill -9 $$", 137),
    ] as [(String, Int32)])
  func status(script: String, status: Int32) async throws {
    #expect(try await shell("backlot run -- sh -c '\(script)'").status == status)
  }

  @Test("hands over standard streams and every argument as it is")
  func streams() async throws {
    let result = try await shell("echo in | backlot run -- sh -c 'cat; echo err >&2'")
    #expect(result.output == "in\n")
    #expect(result.errors == "err\n")
    let words = try await shell(
      #"backlot run -- sh -c 'printf "%s|" "$@"' x '' 'a  b' -- --host "$(printf 'caf\351')" | od -An -tx1"#
    )
    #expect(
      words.output.split { $0.isWhitespace }.joined(separator: " ")
        == "7c 61 20 20 62 7c 2d 2d 7c 2d 2d 68 6f 73 74 7c 63 61 66 e9 7c")
  }

  @Test("needs no -- before a program")
  func noDashes() async throws {
    let result = try await shell("backlot run --host 10.0.0.1 sh -c 'echo $BACKLOT_HOSTS'")
    #expect(result.output == "10.0.0.1\n")
  }

  @Test("keeps what the caller preloads")
  func preload() async throws {
    let result = try await shell(
      "LD_PRELOAD=libc.so.6 backlot run -- sh -c 'echo $LD_PRELOAD'")
    #expect(result.output.hasSuffix("/libbacklot_socket.so:libc.so.6\n"))
  }

  @Test("makes a private directory")
  func directory() async throws {
    let result = try await shell(
      "backlot run -- sh -c 'stat -c %a $BACKLOT_LOT $BACKLOT_LOT/world'")
    #expect(result.output == "700\n600\n")
  }

  @Test("ends what the program left running in a temporary lot")
  func stragglers() async throws {
    let result = try await shell(
      """
      backlot run -- sh -c 'setsid sh -c "trap : TERM; sleep 1000; sleep 1000" & echo $!'
      """)
    let pid = try #require(Int32(result.output.dropLast()))
    #expect(kill(pid, 0) != 0)
  }

  @Test("leaves alone what its own caller had started before")
  func siblings() async throws {
    let result = try await shell(
      """
      sleep 1000 & sibling=$!
      (exec sh -c 'sleep 1000 & echo $! >&2; exec "$BACKLOT_TOOL" run -- sh -c "sleep 1000 &"')
      kill -0 $sibling && echo alive; kill $sibling
      """)
    let child = try #require(Int32(result.errors.dropLast()))
    #expect(result.output == "alive\n")
    #expect(kill(child, SIGKILL) == 0)
  }

  @Test(
    "forwards what is sent to it alone",
    arguments: ["HUP", "INT", "QUIT", "TERM", "USR1", "USR2", "WINCH"])
  func forwarding(signal: String) async throws {
    let result = try await shell(
      """
      set -m  # without it a shell starts background programs with SIGINT and SIGQUIT ignored
      "$BACKLOT_TOOL" run -- sh -c '
        trap "echo \(signal); exit 5" \(signal); echo up; while :; do sleep 0.02; done' > "$OUT" &
      until grep -q up "$OUT"; do sleep 0.02; done
      kill -\(signal) $!; wait $!; echo $?
      rm "$OUT"
      """, ["OUT": folder.path + "-out"])
    #expect(result.output == "5\n")
  }

  @Test("leaves ignored signals ignored, SIGCHLD too, and still learns the exit status")
  func ignored() async throws {
    let result = try await shell(
      """
      python3 -c 'import os, signal
      for s in (signal.SIGCHLD, signal.SIGHUP): signal.signal(s, signal.SIG_IGN)
      t = os.environ["BACKLOT_TOOL"]
      os.execv(t, [t, "run", "--", "python3", "-c", os.environ["PROGRAM"]])'
      """,
      [
        "PROGRAM": """
        import signal
        for s in (signal.SIGCHLD, signal.SIGHUP, signal.SIGTERM): print(int(signal.getsignal(s)))
        exit(9)
        """
      ])
    #expect(result.output == "1\n1\n0\n")
    #expect(result.status == 9)
  }

  @Test("leaves open descriptors open, as socket activation needs, and says whose they are")
  func activation() async throws {
    let script = #"echo $LISTEN_PID $$; cat <&7"#
    let result = try await shell(
      """
      echo seven > "$BACKLOT_TOOL.seven.$$"; exec 7< "$BACKLOT_TOOL.seven.$$"
      rm "$BACKLOT_TOOL.seven.$$"
      (exec sh -c 'export LISTEN_PID=$$; exec "$BACKLOT_TOOL" run -- sh -c "$SCRIPT"')
      """, ["SCRIPT": script])
    let lines = result.output.split(separator: "\n")
    let numbers = lines[0].split(separator: " ")
    #expect(numbers.count == 2 && numbers[0] == numbers[1])
    #expect(lines[1] == "seven")
  }

  @Test("becomes the program in a lot with a name, which is made and kept")
  func named() async throws {
    let lot = folder.path + "-lot"
    defer { try? FileManager.default.removeItem(atPath: lot) }
    let result = try await shell(
      """
      "$BACKLOT_TOOL" run --lot '\(lot)' -- sh -c 'echo $$; exit 4' > "\(lot)-out" & wait $!
      echo $? $!; cat "\(lot)-out"; rm "\(lot)-out"; stat -c %a '\(lot)'
      """)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "4 \(lines[1])")
    #expect(lines[2] == "700")
    #expect(FileManager.default.fileExists(atPath: lot + "/world"))
  }

  @Test("joins the lot that it is in")
  func nested() async throws {
    let result = try await shell(
      """
      backlot run -- sh -c 'echo $BACKLOT_LOT; "$BACKLOT_TOOL" run -- sh -c "echo \\$BACKLOT_LOT"'
      """)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == lines[1])
  }
}
