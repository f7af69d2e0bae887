// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// PostgreSQL, which refuses to run as root: a process for each connection.
  @Suite struct Postgres {
    @Test func `pgbench's transactions are all there afterwards`() async throws {
      try await Stage.with { stage in
        let programs = try Self.programs()
        try await Self.serve(stage, programs)
        let bench = "\(programs)/pgbench"
        _ = try await stage.say(
          bench, ["-q", "-i", "-s", "1", "postgres"], environment: Self.login)
        let report = try await stage.say(
          bench, ["-c", "4", "-j", "2", "-t", "200", "postgres"], environment: Self.login)
        #expect(report.contains("transactions actually processed: 800/800"))
        #expect(try await Self.ask(stage, "select count(*) from pgbench_history") == "800")
      }
    }

    @Test func `It knows both ends of a connection`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage, try Self.programs())
        let query = "select inet_client_addr(), inet_server_addr(), inet_server_port()"
        #expect(try await Self.ask(stage, query) == "10.0.0.9|10.0.0.1|5432")
      }
    }

    private static let login = ["PGHOST": "10.0.0.1", "PGUSER": "postgres"]

    private static func ask(_ stage: Stage, _ query: String) async throws -> String {
      try await stage.say("psql", ["-AtX", "-d", "postgres", "-c", query], environment: login)
    }

    private static func serve(_ stage: Stage, _ programs: String) async throws {
      let data = try stage.folder.makeFolder("data", owner: "postgres", mode: 0o700)
      let making = ["-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "--no-instructions"]
      _ = try await stage.say("\(programs)/initdb", making, as: "postgres")
      let access = try stage.folder.write("pg_hba.conf", "host all all 10.0.0.0/24 trust\n")
      try await stage.serve(
        "\(programs)/postgres",
        ["-D", data, "-h", "10.0.0.1", "-k", "", "-c", "fsync=off", "-c", "hba_file=\(access)"],
        at: "10.0.0.1:5432", as: "postgres")
      try await eventually("PostgreSQL") {
        try await stage.run("\(programs)/pg_isready", environment: login).succeeded
      }
    }

    /// Debian keeps the programs of each version in a folder of their own, off the path.
    static func programs() throws -> String {
      let root = "/usr/lib/postgresql"
      let versions = try FileManager.default.contentsOfDirectory(atPath: root).compactMap(Int.init)
      return "\(root)/\(try #require(versions.max()))/bin"
    }
  }
}
