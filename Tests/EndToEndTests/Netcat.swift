// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Nmap's ncat and OpenBSD's netcat.
  @Suite struct Netcat {
    @Test(arguments: [
      Dialect(program: "ncat", send: "--send-only"),
      Dialect(program: "nc.openbsd", send: "-N"),
    ])
    func `A file crosses from one host to the other`(_ dialect: Dialect) async throws {
      try await Stage.with { stage in
        let sent = try stage.folder.fill("sent", bytes: 700_000)
        try await stage.serve(
          "sh", ["-c", "exec \(dialect.program) -l 10.0.0.1 9 > got"], at: "10.0.0.1:9")
        _ = try await stage.say(
          dialect.program, [dialect.send, "10.0.0.1", "9"], input: .file(stage.folder("sent")))
        try await eventually("the last byte") { try stage.folder.data("got").count == sent.count }
        #expect(try stage.folder.data("got") == sent)
      }
    }

    @Test func `A scan tells an open port from a closed one`() async throws {
      try await Stage.with { stage in
        try await stage.serve("ncat", ["-lk", "10.0.0.1", "9"], at: "10.0.0.1:9")
        let scan = try await stage.run("nc.openbsd", ["-zv", "10.0.0.1", "7-9"])
        #expect(scan.errors.contains("10.0.0.1 9 port [tcp/discard] succeeded"))
        #expect(scan.errors.contains("port 7 (tcp) failed: Connection refused"))
      }
    }

    struct Dialect: Sendable, CustomTestStringConvertible {
      let program: String
      /// The option that ends the program when everything is sent.
      let send: String
      var testDescription: String { program }
    }
  }
}
