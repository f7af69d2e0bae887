// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// PHP's built-in web server.
  @Suite struct PHP {
    @Test func `A script sees the client's address and its whole body`() async throws {
      try await Stage.with { stage in
        let script = """
          <?php echo $_SERVER['REMOTE_ADDR'], ' ', strlen(file_get_contents('php://input'));
          """
        try stage.folder.write("page/index.php", script)
        try stage.folder.fill("body", bytes: 400_000)
        try await stage.serve(
          "php", ["-S", "10.0.0.1:80", "-t", stage.folder("page")], at: "10.0.0.1:80")
        let answer = try await stage.say(
          "curl", ["-sS", "--data-binary", "@body", "http://10.0.0.1/"])
        #expect(answer == "10.0.0.9 400000")
      }
    }

    /// PHP loads its extensions with RTLD_DEEPBIND: they look for `connect` in libc first.
    @Test func `An extension's sockets are in the lot too`() async throws {
      try await Stage.with { stage in
        try stage.folder.write("server.php", Self.server)
        try stage.folder.write("client.php", Self.client)
        try await stage.serve("php", ["server.php"], at: "10.0.0.1:80")
        #expect(try await stage.say("php", ["client.php"]) == "hello 10.0.0.9")
      }
    }

    private static let server = """
      <?php
      $listener = socket_create(AF_INET, SOCK_STREAM, 0);
      socket_bind($listener, '10.0.0.1', 80);
      socket_listen($listener);
      $connection = socket_accept($listener);
      socket_getpeername($connection, $peer);
      socket_write($connection, "hello $peer");
      """

    private static let client = """
      <?php
      $connection = socket_create(AF_INET, SOCK_STREAM, 0);
      socket_connect($connection, '10.0.0.1', 80);
      echo socket_read($connection, 100);
      """
  }
}
