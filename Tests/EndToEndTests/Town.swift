// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

/// The users, groups and hosts of these tests. The numbers are nobody's on any machine.
enum Town {
  /// Alice, at home in the stage's folder, and Bob. The machine's own users are known besides.
  static func names(in folder: Folder) -> Names {
    Names(
      users: [
        .init("alice", uid: 41001, gid: 41001, comment: "Alice Test", home: folder("alice")),
        .init("bob", uid: 41002, gid: 41002),
      ],
      groups: [
        .init("crew", gid: 43000, members: ["alice", "bob"]),
        .init("keys", gid: 43001, members: ["alice"]),
      ],
      shadow: [.init("alice", "*", lastChange: 20000, maximum: 99999)],
      hosts: [
        .init("localhost", "127.0.0.1", "::1"),
        .init("db.example", Stage.server, aliases: ["db"]),
        .init("web.example", "10.0.0.2", "2001:db8::2", aliases: ["web"]),
      ],
      services: [.init("quiz", port: 7777, protocol: "udp")],
      netgroups: [
        .init("few", [.init(host: "web.example", user: "alice")]),
        .init("all", [.init(user: "bob")], groups: ["few"]),
      ],
      hostname: "toy")
  }
}

extension Stage {
  /// Runs `body` where Alice lives.
  static func inTown(_ body: (Stage) async throws -> Void) async throws {
    try await with(names: Town.names) { stage in
      try stage.folder.makeFolder("alice")
      try await body(stage)
    }
  }

  /// What a line of shell prints.
  func shell(_ line: String, on hosts: [String] = [client]) async throws -> String {
    try await say("sh", ["-c", line], on: hosts)
  }
}
