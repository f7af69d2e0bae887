// SPDX-License-Identifier: Apache-2.0
import Backlot
internal import Foundation
import Testing

@Suite("What a shim has to say", .timeLimit(.minutes(1)))
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
}
