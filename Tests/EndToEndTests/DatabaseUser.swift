// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// PostgreSQL does not start for a user without a name.
  @Suite(.enabled(if: Account.isRoot, "only root may become somebody else"))
  struct DatabaseUser {
    @Test func `A database runs as a user of the test's making, and is found by name`()
      async throws
    {
      try await Stage.inTown { stage in
        let programs = try Self.programs()
        _ = try await stage.shell("chown alice: alice")
        let making = [
          "-D", stage.folder("alice/data"), "-A", "trust", "--no-sync", "--no-instructions",
        ]
        _ = try await stage.say("\(programs)/initdb", making, as: "41001")
        try await stage.serve(
          "\(programs)/postgres",
          [
            "-D", stage.folder("alice/data"), "-h", "db.example", "-k", "", "-c", "fsync=off", "-c",
            "hba_file=\(try stage.folder.write("hba.conf", "host all all web.example trust\n"))",
          ], at: "10.0.0.1:5432", as: "41001")
        let query = "select current_user, inet_server_addr()"
        let ask = [
          "-AtX", "-h", "db.example", "-U", "alice", "-d", "postgres", "-c", query,
        ]
        try await eventually("PostgreSQL") {
          try await stage.run("\(programs)/pg_isready", ["-h", "db"]).succeeded
        }
        #expect(try await stage.say("psql", ask, on: ["10.0.0.2"]) == "alice|10.0.0.1")
        let stranger = try await stage.run("psql", ask, on: [Stage.client])
        #expect(stranger.errors.contains("no pg_hba.conf entry for host \"10.0.0.9\""))
      }
    }

    private static func programs() throws -> String {
      let root = "/usr/lib/postgresql"
      let versions = try FileManager.default.contentsOfDirectory(atPath: root).compactMap(Int.init)
      return "\(root)/\(try #require(versions.max()))/bin"
    }
  }
}
