// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// vsftpd: a chroot without anything in it, namespaces of its own for each session, and a second
  /// connection for the data, in both directions.
  @Suite(.enabled(if: Account.isRoot, "vsftpd refuses to run as an ordinary user"))
  struct Vsftpd {
    @Test func `A file arrives by passive and by active FTP`() async throws {
      try await Stage.with { stage in
        let folder = stage.folder
        try folder.makeFolder("empty")
        let sent = try folder.fill("public/file", bytes: 500_000)
        try folder.write("vsftpd.conf", configuration(in: folder))
        try await stage.serve(
          "/usr/sbin/vsftpd", [folder("vsftpd.conf")], at: "10.0.0.1:21")

        let listing = try await stage.say("curl", ["-sS", "ftp://10.0.0.1/"])
        #expect(listing.contains(/\b500000 .* file$/))
        for (way, name) in [(["--ftp-pasv"], "passive"), (["--ftp-port", "-"], "active")] {
          _ = try await stage.say("curl", way + ["-sS", "-o", name, "ftp://10.0.0.1/file"])
          #expect(try folder.data(name) == sent)
        }
      }
    }

    /// Its seccomp sandbox stays off: with this Debian's libc it ends every session, lot or not.
    private func configuration(in folder: Folder) -> String {
      """
      listen=YES
      listen_address=10.0.0.1
      background=YES
      anonymous_enable=YES
      local_enable=NO
      ftp_username=ftp
      anon_root=\(folder("public"))
      secure_chroot_dir=\(folder("empty"))
      isolate=YES
      isolate_network=YES
      seccomp_sandbox=NO
      xferlog_enable=NO
      connect_from_port_20=YES

      """
    }
  }
}
