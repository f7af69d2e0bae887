// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Apache: a master as root, children as www-data with many threads, a wildcard listener.
  @Suite struct Apache {
    @Test func `It answers three thousand requests, also after a graceful restart`() async throws {
      try await Stage.with { stage in
        let folder = stage.folder
        try folder.write("page/index.html", "apache\n")
        try folder.write("apache.conf", configuration(in: folder))
        let apache = ["-f", folder("apache.conf"), "-k"]
        try await stage.serve("/usr/sbin/apache2", apache + ["start"], at: "10.0.0.1:80")
        try await load(stage)
        _ = try await stage.say("/usr/sbin/apache2", apache + ["graceful"], on: [Stage.server])
        try await eventually("the restart") {
          try folder.text("error.log").contains("Doing graceful restart")
        }
        try await load(stage)
      }
    }

    private func load(_ stage: Stage) async throws {
      let load = ["-q", "-n", "3000", "-c", "20", "http://10.0.0.1/index.html"]
      let report = try await stage.say("ab", load)
      #expect(report.contains(/Complete requests: +3000\n/))
      #expect(report.contains(/Failed requests: +0\n/))
      #expect(report.contains(/HTML transferred: +21000 bytes\n/))
    }

    private func configuration(in folder: Folder) -> String {
      """
      ServerRoot /usr/lib/apache2
      LoadModule mpm_event_module modules/mod_mpm_event.so
      LoadModule authz_core_module modules/mod_authz_core.so
      \(Account.isRoot ? "User www-data\nGroup www-data" : "")
      Listen 80
      ServerName lot
      PidFile \(folder("apache.pid"))
      ErrorLog \(folder("error.log"))
      DefaultRuntimeDir \(folder.path)
      DocumentRoot \(folder("page"))

      """
    }
  }
}
