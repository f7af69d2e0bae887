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
  }
}
