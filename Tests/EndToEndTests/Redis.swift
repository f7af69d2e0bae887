// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Redis as a daemon, with a replica on another host.
  @Suite struct Redis {
    @Test func `A replica follows, and the master knows it by its address`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage, on: "10.0.0.1")
        try await Self.serve(stage, on: "10.0.0.2", more: ["--replicaof", "10.0.0.1", "6379"])
        try await eventually("the replica") {
          try await Self.ask(stage, "info", "replication").contains("state=online")
        }
        #expect(try await Self.ask(stage, "set", "key", "value") == "OK")
        try await eventually("the replica's copy") {
          try await Self.ask(stage, "-h", "10.0.0.2", "get", "key") == "value"
        }
        let replication = try await Self.ask(stage, "info", "replication")
        #expect(replication.contains("connected_slaves:1"))
        #expect(replication.contains("slave0:ip=10.0.0.2,port=6379,state=online"))
        #expect(try await Self.ask(stage, "client", "list").contains(" addr=10.0.0.9:"))
      }
    }

    @Test func `redis-benchmark gets every answer, one by one and in pipelines`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage, on: "10.0.0.1")
        for pipeline in ["1", "16"] {
          let report = try await stage.say(
            "redis-benchmark",
            ["-h", "10.0.0.1", "-n", "20000", "-c", "50", "-P", pipeline, "-t", "set,get", "--csv"])
          #expect(report.contains(#""SET","#) && report.contains(#""GET","#))
        }
        let stats = try await Self.ask(stage, "info", "stats")
        let processed = stats.firstMatch(of: /total_commands_processed:([0-9]+)/)
        #expect(processed.flatMap { Int($0.1) } ?? 0 >= 80_000)
      }
    }

    private static func serve(_ stage: Stage, on host: String, more: [String] = []) async throws {
      let folder = try stage.folder.makeFolder(host)
      let options = [
        "--bind", host, "--port", "6379", "--protected-mode", "no", "--dir", folder,
        "--save", "", "--daemonize", "yes", "--logfile", "\(folder).log",
        "--repl-diskless-sync-delay", "0",
      ]
      try await stage.serve("redis-server", options + more, at: "\(host):6379", on: [host])
    }

    private static func ask(_ stage: Stage, _ words: String...) async throws -> String {
      let host = words[0] == "-h" ? [] : ["-h", "10.0.0.1"]
      return try await stage.say("redis-cli", host + words)
    }
  }
}
