// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// rsync's daemon, which as root changes its root directory and its user for each connection.
  @Suite struct Rsync {
    @Test func `Five files are copied, and a second run copies nothing`() async throws {
      try await Stage.with { stage in
        let folder = stage.folder
        for number in 1...5 { try folder.fill("source/\(number)", bytes: 200_000) }
        try folder.write("rsyncd.conf", configuration(in: folder))
        try await stage.serve(
          "rsync", ["--daemon", "--config=\(folder("rsyncd.conf"))"], at: "10.0.0.1:873")

        for copied in ["5", "0"] {
          let report = try await stage.say(
            "rsync", ["-a", "--stats", "rsync://10.0.0.1/source/", "copy/"])
          #expect(report.contains("regular files transferred: \(copied)\n"))
        }
        for number in 1...5 {
          #expect(try folder.data("copy/\(number)") == folder.data("source/\(number)"))
        }
        #expect(try folder.text("rsyncd.log").contains("(10.0.0.9)"))
      }
    }

    private func configuration(in folder: Folder) -> String {
      """
      address = 10.0.0.1
      pid file = \(folder("rsyncd.pid"))
      log file = \(folder("rsyncd.log"))
      reverse lookup = no
      use chroot = \(Account.isRoot ? "yes" : "no")
      \(Account.isRoot ? "uid = nobody\ngid = nogroup" : "")
      [source]
      path = \(folder("source"))
      read only = yes

      """
    }
  }
}
