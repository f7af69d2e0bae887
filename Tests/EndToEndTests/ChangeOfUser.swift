// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Programs that run another as somebody else, with an environment of their making.
  @Suite(.enabled(if: Account.isRoot, "only root may become somebody else"))
  struct ChangeOfUser {
    @Test(arguments: [
      ["sudo", "-n", "-u", "nobody"],
      ["su", "-s", "/bin/sh", "nobody", "-c"],
      ["su", "-", "-s", "/bin/sh", "games", "-c"],
      ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"],
      ["env", "-i", "/usr/bin/env"],
    ])
    func `The other user's program is still on the host`(_ way: [String]) async throws {
      try await Stage.with { stage in
        try stage.folder.write("index.html", "page\n")
        try await stage.serve(
          "/usr/bin/python3", ["-u", "-m", "http.server", "80"], at: "10.0.0.1:80")
        let words = ["curl", "-sS", "http://10.0.0.1/"]
        let command = way.last == "-c" ? [words.joined(separator: " ")] : words
        let page = try await stage.say(way[0], way.dropFirst() + command)
        #expect(page == "page")
        #expect(try stage.folder.text("python3.log").contains("10.0.0.9 - - "))
      }
    }
  }
}
