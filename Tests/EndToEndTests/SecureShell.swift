// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// OpenSSH: a daemon that executes itself anew for each connection, and as root separates its
  /// privileges by a chroot, a user and seccomp.
  @Suite struct SecureShell {
    @Test func `A command runs on the host, and its output and status come back`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        let outcome = try await Self.login(stage, "echo $SSH_CONNECTION; exit 7")
        #expect(outcome.output.contains(/^10\.0\.0\.9 [0-9]+ 10\.0\.0\.1 22\n$/))
        #expect(outcome.status == .exited(7))
      }
    }

    @Test func `scp copies two megabytes, as sftp and in its old way`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        let sent = try stage.folder.fill("sent", bytes: 2_000_000)
        for (way, name) in [("-s", "new"), ("-O", "old")] {
          let target = "\(Account.own)@10.0.0.1:\(stage.folder(name))"
          _ = try await stage.say("scp", Self.options(stage) + ["-q", way, "sent", target])
          #expect(try stage.folder.data(name) == sent)
        }
      }
    }

    @Test func `A program behind the login is on the host too, and so is a forwarded port`()
      async throws
    {
      try await Stage.with { stage in
        try await Self.serve(stage)
        let echo = ["TCP-LISTEN:7,bind=127.0.0.1,reuseaddr,fork", "PIPE"]
        try await stage.start("socat", echo)
        let behind = "echo by login | socat -t 60 - TCP:127.0.0.1:7,retry=1000,interval=0.1"
        #expect(try await Self.login(stage, behind).output == "by login\n")

        let tunnel = ["-N", "-L", "10.0.0.9:7:127.0.0.1:7", "\(Account.own)@10.0.0.1"]
        try await stage.serve(
          "ssh", Self.options(stage) + tunnel, at: "10.0.0.9:7", on: [Stage.client])
        let client = ["-t", "60", "-", "TCP:10.0.0.9:7"]
        let answer = try await stage.say("socat", client, input: .text("forwarded\n"))
        #expect(answer == "forwarded")
      }
    }

    /// Starts it as its package does: as a daemon.
    private static func serve(_ stage: Stage) async throws {
      let folder = stage.folder
      for name in ["host", "key"] {
        let arguments = ["-q", "-t", "ed25519", "-N", "", "-f", folder(name)]
        _ = try await stage.say("ssh-keygen", arguments)
      }
      try folder.write("authorized", try folder.text("key.pub"))
      try folder.write("sshd_config", configuration(in: folder))
      if Account.isRoot { try FileManager.default.makeFolder("/run/sshd") }
      try await stage.serve(
        "/usr/sbin/sshd", ["-f", folder("sshd_config"), "-E", folder("sshd.log")],
        at: "10.0.0.1:22")
    }

    private static func login(_ stage: Stage, _ command: String) async throws -> Outcome {
      try await stage.run("ssh", options(stage) + ["\(Account.own)@10.0.0.1", command])
    }

    private static func options(_ stage: Stage) -> [String] {
      let settings = [
        "UserKnownHostsFile=\(stage.folder("known_hosts"))", "StrictHostKeyChecking=accept-new",
        "IdentitiesOnly=yes", "BatchMode=yes", "ExitOnForwardFailure=yes",
      ]
      return ["-F", "none", "-i", stage.folder("key")] + settings.flatMap { ["-o", $0] }
    }

    private static func configuration(in folder: Folder) -> String {
      """
      Port 22
      ListenAddress 10.0.0.1
      HostKey \(folder("host"))
      PidFile \(folder("sshd.pid"))
      AuthorizedKeysFile \(folder("authorized"))
      StrictModes no
      UsePAM no
      PermitRootLogin prohibit-password
      Subsystem sftp internal-sftp

      """
    }
  }
}

extension FileManager {
  fileprivate func makeFolder(_ path: String) throws {
    try createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }
}
