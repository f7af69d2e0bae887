// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// OpenSSH, with users that no machine has.
  @Suite(.enabled(if: Account.isRoot, "only root may let somebody else in"))
  struct Logins {
    @Test func `Alice logs in by the name of the host, and is herself there`() async throws {
      try await Self.withServer { stage in
        let session = "id; whoami; pwd; echo $USER $HOME; getent hosts web; hostname"
        let outcome = try await Self.login(stage, "alice@db.example", session)
        let home = stage.folder("alice")
        #expect(
          outcome.output == """
            uid=41001(alice) gid=41001(alice) groups=41001(alice),43000(crew),43001(keys)
            alice
            \(home)
            alice \(home)
            2001:db8::2     web.example web
            toy

            """, "\(outcome.errors)")
      }
    }

    @Test func `scp leaves a file that is Alice's`() async throws {
      try await Self.withServer { stage in
        let sent = try stage.folder.fill("sent", bytes: 300_000)
        _ = try await stage.say("scp", Self.options(stage) + ["-q", "sent", "alice@db:got"])
        #expect(try stage.folder.data("alice/got") == sent)
        #expect(try await stage.shell("stat -c %U:%G alice/got") == "alice:alice")
      }
    }

    @Test func `git clones from Alice's home by ssh`() async throws {
      try await Self.withServer { stage in
        let make = "cd ~ && git init -q --bare work.git && ls work.git/HEAD"
        #expect(try await Self.login(stage, "alice@db", make).output == "work.git/HEAD\n")
        let ssh = (["ssh"] + Self.options(stage)).joined(separator: " ")
        let clone = ["clone", "-q", "ssh://alice@db.example/~/work.git", "clone"]
        _ = try await stage.say(
          "git", clone, environment: ["GIT_SSH_COMMAND": ssh, "HOME": stage.folder.path])
        #expect(try stage.folder.text("clone/.git/config").contains("alice@db.example"))
      }
    }

    @Test func `Bob, who may not, and Zed, whom nobody knows, stay outside`() async throws {
      try await Self.withServer { stage in
        for user in ["bob", "zed"] {
          let outcome = try await Self.login(stage, "\(user)@db.example", "id")
          #expect(outcome.status == .exited(255))
          #expect(outcome.errors.contains("Permission denied"))
        }
        let log = try stage.folder.text("sshd.log")
        #expect(log.contains("User bob from 10.0.0.9 not allowed because not listed in AllowUsers"))
        #expect(log.contains("Invalid user zed from 10.0.0.9"))
      }
    }

    private static func withServer(_ body: (Stage) async throws -> Void) async throws {
      try await Stage.inTown { stage in
        for name in ["host", "key"] {
          let arguments = ["-q", "-t", "ed25519", "-N", "", "-f", stage.folder(name)]
          _ = try await stage.say("ssh-keygen", arguments)
        }
        try stage.folder.write("alice/.ssh/authorized_keys", try stage.folder.text("key.pub"))
        _ = try await stage.shell("chown -R alice:alice alice && mkdir -p /run/sshd")
        try stage.folder.write("sshd_config", configuration(in: stage.folder))
        try await stage.serve(
          "/usr/sbin/sshd", ["-f", stage.folder("sshd_config"), "-E", stage.folder("sshd.log")],
          at: "10.0.0.1:22")
        try await body(stage)
      }
    }

    private static func login(
      _ stage: Stage, _ who: String, _ command: String
    ) async throws -> Outcome {
      try await stage.run("ssh", options(stage) + [who, command])
    }

    private static func options(_ stage: Stage) -> [String] {
      let settings = [
        "UserKnownHostsFile=\(stage.folder("known_hosts"))", "StrictHostKeyChecking=accept-new",
        "IdentitiesOnly=yes", "BatchMode=yes",
      ]
      return ["-F", "none", "-i", stage.folder("key")] + settings.flatMap { ["-o", $0] }
    }

    private static func configuration(in folder: Folder) -> String {
      """
      ListenAddress db.example
      HostKey \(folder("host"))
      PidFile \(folder("sshd.pid"))
      AllowUsers alice
      UsePAM no
      Subsystem sftp internal-sftp

      """
    }
  }
}
