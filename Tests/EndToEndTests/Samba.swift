// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Samba's file server, as a daemon that forks for each connection and takes on users.
  @Suite(.enabled(if: Account.isRoot, "smbd refuses to run as an ordinary user"))
  struct Samba {
    @Test func `A file is put on a share, listed, fetched and deleted`() async throws {
      try await Stage.with { stage in
        let folder = stage.folder
        for name in ["private", "lock", "state", "cache", "pid", "ncalrpc"] {
          try folder.makeFolder(name)
        }
        try folder.makeFolder("share", mode: 0o777)
        try folder.write("smb.conf", configuration(in: folder))
        let daemon = ["-D", "-s", folder("smb.conf"), "-l", folder.path]
        try await stage.serve("/usr/sbin/smbd", daemon, at: "10.0.0.1:445")

        let sent = try folder.fill("sent", bytes: 1_000_000)
        let session = "put sent file; ls; get file got; del file; ls"
        let listing = try await stage.say(
          "smbclient", ["-s", folder("smb.conf"), "-N", "//10.0.0.1/share", "-c", session])
        #expect(try folder.data("got") == sent)
        #expect(listing.matches(of: /\bfile +A +1000000\b/).count == 1)
      }
    }

    private func configuration(in folder: Folder) -> String {
      """
      [global]
        workgroup = LOT
        netbios name = server
        server role = standalone
        interfaces = 10.0.0.1/24
        bind interfaces only = yes
        smb ports = 445
        map to guest = Bad User
        guest account = nobody
        disable netbios = yes
        load printers = no
        disable spoolss = yes
        rpc start on demand helpers = no
        private dir = \(folder("private"))
        lock directory = \(folder("lock"))
        state directory = \(folder("state"))
        cache directory = \(folder("cache"))
        pid directory = \(folder("pid"))
        ncalrpc dir = \(folder("ncalrpc"))
      [share]
        path = \(folder("share"))
        guest ok = yes
        read only = no

      """
    }
  }
}
