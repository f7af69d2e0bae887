// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Names that no file has. Whatever a program asks, no packet leaves for a name server: the
  /// network of these tests counts each attempt.
  @Suite struct UnknownNames {
    @Test(arguments: [
      ["getent", "hosts", "nowhere.example"], ["getent", "ahosts", "nowhere.example"],
      ["getent", "hosts", "192.0.2.1"], ["curl", "-sS", "http://nowhere.example/"],
      ["perl", "-e", "gethostbyname('nowhere.example') or die"],
      ["/usr/bin/python3", "-c", "import socket; socket.getaddrinfo('nowhere.example', 80)"],
      ["/usr/bin/python3", "-c", "import socket; socket.gethostbyname('nowhere.example')"],
      ["php", "-r", "exit(dns_get_record('nowhere.example', DNS_A) ? 0 : 1);"],
      ["node", "-e", "require('dns').lookup('nowhere.example', e => process.exit(e ? 1 : 0))"],
      ["ssh", "-F", "none", "nowhere.example"],
      ["git", "ls-remote", "git://nowhere.example/x"],
    ])
    func `Nobody outside is asked`(_ words: [String]) async throws {
      try await Stage.inTown { stage in
        try await Self.expectFailure(of: words, stage)
      }
    }

    @Test(
      .enabled(if: Account.isRoot, "only root can lay a file over /etc/resolv.conf"),
      arguments: ["getent ahosts", "curl -sS", "dig +short +time=1 +tries=1"])
    func `Not even the name server of /etc/resolv.conf`(_ asking: String) async throws {
      try await Stage.inTown { stage in
        let servers = try stage.folder.write("resolv.conf", "nameserver 192.0.2.53\n")
        let story = "mount --bind \(servers) /etc/resolv.conf && \(asking) nowhere.example"
        try await Self.expectFailure(of: ["unshare", "--mount", "sh", "-c", story], stage)
      }
    }

    private static func expectFailure(of words: [String], _ stage: Stage) async throws {
      let outcome = try await stage.run(words[0], Array(words.dropFirst()))
      #expect(!outcome.succeeded, "\(outcome.output)")
    }
  }
}
