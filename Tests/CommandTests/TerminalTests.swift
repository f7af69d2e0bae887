// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A shell on a pseudo-terminal types for us: only there do Ctrl-C and Ctrl-Z exist.
@Suite("On a terminal, backlot run", .timeLimit(.minutes(20)))
struct TerminalTests {
  /// Types each line when the text before it has appeared; returns all that was on the screen.
  private func type(_ steps: [(after: String, text: String)]) async throws -> String {
    let list = steps.map { "(\(quoted($0.after)), \(quoted($0.text)))" }.joined(separator: ", ")
    let result = try await Tool.shell(
      """
      exec python3 - <<'END'
      import os, pty, select, time
      pid, terminal = pty.fork()
      if pid == 0:
          os.environ.update(PS1="$ ", PATH=os.path.dirname(os.environ["BACKLOT_TOOL"]) + ":" + os.environ["PATH"])
          os.execvp("bash", ["bash", "--norc", "--noediting", "-i"])
      screen, seen = b"", 0
      def read(seconds):
          global screen
          if select.select([terminal], [], [], seconds)[0]:
              try: screen += os.read(terminal, 4096)
              except OSError: return False
          return True
      for after, text in [\(list)]:
          end = time.time() + 100
          while after.encode() not in screen[seen:] and time.time() < end and read(0.1): pass
          if after.encode() not in screen[seen:]: break
          seen = screen.index(after.encode(), seen) + len(after)
          os.write(terminal, text.encode())
      while read(0.5) and os.waitpid(pid, os.WNOHANG)[0] == 0 and time.time() < end: pass
      print(screen.decode(errors="replace").replace("\\r", ""))
      END
      """)
    return result.output
  }

  private func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\u{3}", with: "\\x03")
      .replacing("\u{1a}", with: "\\x1a") + "\""
  }

  @Test("lets the program have Ctrl-C once, and says that it died of it")
  func interrupt() async throws {
    let program =
      "sh -c 'trap \"echo caught; n=1\" INT; echo u''p; until [ \"$n\" ]; do sleep 0.05; done; sleep 0.3; exit 6'"
    let screen = try await type([
      ("$ ", "backlot run -- \(program)\n"), ("up", "\u{3}"), ("$ ", "echo status $?\n"),
      ("status 6", "backlot run -- sh -c 'echo u''p; exec sleep 1000'\n"), ("up", "\u{3}"),
      ("$ ", "echo status $?\n"), ("status 130", "exit\n"),
    ])
    #expect(screen.contains("status 6\n"), "\(screen)")
    #expect(
      screen.components(separatedBy: "\ncaught").count
        + screen.components(separatedBy: "^Ccaught").count == 3, "\(screen)")
    #expect(screen.contains("status 130\n"), "\(screen)")
  }

  @Test("stops at Ctrl-Z and goes on with fg")
  func jobControl() async throws {
    // The shell itself is the one to be stopped: while it starts another program, in vfork, it cannot
    // be, natively neither.
    let screen = try await type([
      ("$ ", "backlot run -- sh -c 'echo u''p; read line; echo wo''ken; exit 8'\n"),
      ("up", "\u{1a}"),
      ("Stopped", "fg\ngo on\n"), ("woken", ""), ("$ ", "echo status $?\n"), ("status 8", "exit\n"),
    ])
    #expect(screen.contains("Stopped"), "\(screen)")
    #expect(screen.contains("status 8\n"), "\(screen)")
  }

  @Test("gives the program the terminal itself")
  func terminal() async throws {
    let screen = try await type([
      ("$ ", "backlot run -- sh -c 'test -t 0 && test -t 1 && echo tt''y; read x; echo got $x'\n"),
      ("tty", "hello\n"), ("got hello", "exit\n"),
    ])
    #expect(screen.contains("got hello\n"), "\(screen)")
  }
}
