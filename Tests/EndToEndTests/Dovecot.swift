// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Dovecot: a master that starts each of its many services with an environment of its making, and
  /// a login process in a chroot that hands the connection on.
  @Suite(.enabled(if: Account.isRoot, "Dovecot's services need users of their own"))
  struct Dovecot {
    @Test func `A message is appended to the inbox and read again`() async throws {
      try await Stage.with { stage in
        let folder = stage.folder
        try folder.makeFolder("run")
        try folder.makeFolder("mail", owner: "nobody")
        try folder.write("dovecot.conf", configuration(in: folder))
        try folder.write("message", "Subject: hello\r\n\r\nbody\r\n")
        try await stage.serve(
          "/usr/sbin/dovecot", ["-F", "-c", folder("dovecot.conf")], at: "10.0.0.1:143")
        _ = try await imap(stage, "imap://10.0.0.1/INBOX", "-T", "message")
        let message = try await imap(stage, "imap://10.0.0.1/INBOX;MAILINDEX=1")
        #expect(message == "Subject: hello\r\n\r\nbody")
        #expect(try folder.text("mail.log").contains("rip=10.0.0.9, lip=10.0.0.1"))
      }
    }

    private func imap(_ stage: Stage, _ arguments: String...) async throws -> String {
      try await stage.say("curl", ["-sS", "-u", "user:secret"] + arguments)
    }

    private func configuration(in folder: Folder) -> String {
      """
      base_dir = \(folder("run"))
      log_path = \(folder("mail.log"))
      protocols = imap
      listen = 10.0.0.1
      ssl = no
      disable_plaintext_auth = no
      mail_location = maildir:\(folder("mail"))/%u
      first_valid_uid = 1
      passdb {
        driver = static
        args = password=secret
      }
      userdb {
        driver = static
        args = uid=nobody gid=nogroup home=\(folder("mail"))
      }
      service imap-login {
        inet_listener imap {
          port = 143
        }
        inet_listener imaps {
          port = 0
        }
      }

      """
    }
  }
}
