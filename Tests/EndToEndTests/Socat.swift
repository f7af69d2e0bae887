// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// socat: a relay with a child for each connection, which runs another program by exec.
  @Suite struct Socat {
    @Test func `A megabyte comes back through a child that is cat`() async throws {
      try await Stage.with { stage in
        let sent = try stage.folder.fill("sent", bytes: 1_000_000)
        try await stage.serve(
          "socat", ["TCP-LISTEN:7,bind=10.0.0.1,reuseaddr,fork", "EXEC:cat"], at: "10.0.0.1:7")
        _ = try await stage.say(
          "socat", ["-t", "60", "OPEN:sent!!CREATE:got", "TCP:10.0.0.1:7"])
        #expect(try stage.folder.data("got") == sent)
      }
    }

    @Test func `A datagram is answered by a child of its own`() async throws {
      try await Stage.with { stage in
        try await stage.serve(
          "socat", ["UDP-RECVFROM:7,bind=10.0.0.1,fork", "EXEC:sed s/ping/pong/"],
          at: "10.0.0.1:7", over: .udp)
        for _ in 1...3 {
          #expect(try await stage.exchange("ping\n", with: "10.0.0.1:7") == "pong")
        }
      }
    }

    @Test func `IPv6 loopback belongs to the host`() async throws {
      try await Stage.with { stage in
        let arguments = ["TCP6-LISTEN:7,bind=[::1],reuseaddr,fork", "PIPE"]
        try await stage.start("socat", arguments)
        let client = ["-t", "60", "-", "TCP6:[::1]:7,retry=1000,interval=0.1"]
        let answer = try await stage.say(
          "socat", client, on: [Stage.server], input: .text("six\n"))
        #expect(answer == "six")
        let elsewhere = try await stage.run("socat", ["-", "TCP6:[::1]:7"], on: ["10.0.0.9"])
        #expect(elsewhere.errors.contains("Connection refused"))
      }
    }
  }
}
