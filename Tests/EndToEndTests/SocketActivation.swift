// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// systemd's activator and inetd: listeners made by one program and served by another.
  @Suite struct SocketActivation {
    @Test func `A server takes on the listener that LISTEN_FDS names`() async throws {
      try await Stage.with { stage in
        try stage.folder.write("server.py", Self.server)
        let activated = ["-l", "10.0.0.1:80", "/usr/bin/python3", stage.folder("server.py")]
        try await stage.serve("systemd-socket-activate", activated, at: "10.0.0.1:80")
        for count in 1...3 {
          let answer = try await stage.say("ncat", ["--recv-only", "10.0.0.1", "80"])
          #expect(answer == "10.0.0.1:80 hears 10.0.0.9, number \(count)")
        }
      }
    }

    @Test func `A program serves the connection that is its standard input`() async throws {
      try await Stage.with { stage in
        try await stage.serve(
          "systemd-socket-activate", ["-l", "10.0.0.1:7", "--inetd", "-a", "cat"],
          at: "10.0.0.1:7")
        for word in ["one", "two"] {
          let answer = try await stage.say(
            "nc.openbsd", ["-N", "10.0.0.1", "7"], input: .text("\(word)\n"))
          #expect(answer == word)
        }
      }
    }

    @Test func `inetd answers itself, and runs other users' programs`() async throws {
      try await Stage.with { stage in
        let user = Account.isRoot ? "nobody" : Account.own
        try stage.folder.write(
          "inetd.conf",
          """
          10.0.0.1:daytime stream tcp nowait \(Account.own) internal
          10.0.0.1:echo dgram udp wait \(Account.own) internal
          10.0.0.1:99 stream tcp nowait \(user) /usr/bin/id id -un

          """)
        try await stage.serve(
          "/usr/sbin/inetd", ["-i", stage.folder("inetd.conf")], at: "10.0.0.1:99")
        let client = ["--recv-only", "10.0.0.1"]
        #expect(try await stage.say("ncat", client + ["13"]).contains(/:[0-9]{2}:[0-9]{2} 2/))
        #expect(try await stage.say("ncat", client + ["99"]) == user)
        #expect(try await stage.exchange("echo\n", with: "10.0.0.1:7") == "echo")
      }
    }

    private static let server = """
      import os, socket
      assert os.environ['LISTEN_FDS'] == '1'
      listener = socket.socket(fileno=3)
      host, port = listener.getsockname()
      count = 0
      while True:
          connection, peer = listener.accept()
          count += 1
          connection.sendall(f'{host}:{port} hears {peer[0]}, number {count}'.encode())
          connection.close()
      """
  }
}
