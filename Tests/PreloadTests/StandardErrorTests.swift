// SPDX-License-Identifier: Apache-2.0
import Backlot
internal import Foundation
import Testing

@Suite("What a shim has to say", .timeLimit(.minutes(20)))
struct StandardErrorTests {
  private func said(_ before: String) throws -> String {
    try answers(
      to: """
        import os, socket, tempfile
        def look_up():
            try: socket.gethostbyname("nobody.example")
            except OSError: pass
        folder = tempfile.mkdtemp()
        \(before)
        look_up()
        print(open(folder + "/file").read())
        """,
      files: ["HOSTS": "10.0.0.5 db.example\n"])
  }

  @Test("does not go to a file of the program's that has taken the number of standard error")
  func takenNumber() throws {
    let text = try said(
      """
      os.close(2); number = os.open(folder + "/file", os.O_RDWR | os.O_CREAT)
      print(number); os.write(2, b"data")
      """)
    #expect(text == "2\ndata\n")
  }

  @Test("goes to a log that the program has put there")
  func log() throws {
    let text = try said(
      """
      os.dup2(os.open(folder + "/file", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
      """)
    #expect(text.contains("looked up \"nobody.example\""))
  }

  @Test(
    "stops no program whose pipe is full, and ends none whose pipe nobody reads",
    arguments: ["while os.write(far, bytes(1)): pass", "os.close(near)"])
  func pipe(trouble: String) throws {
    let text = try answers(
      to: """
        import os, subprocess
        near, far = os.pipe(); os.set_blocking(far, False)
        try:
            \(trouble)
        except BlockingIOError: pass
        os.set_blocking(far, True)
        look_up = \"""
        import signal, socket
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        try: socket.gethostbyname("nobody.example")
        except OSError: print("went on")
        \"""
        print(subprocess.run(["python3", "-c", look_up], stderr=far, timeout=120).returncode)
        """,
      files: ["HOSTS": "10.0.0.5 db.example\n"])
    #expect(text == "went on\n0\n")
  }
}
