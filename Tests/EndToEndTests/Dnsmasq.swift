// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// dnsmasq and dig: questions by datagram and by stream, control messages that say which
  /// address was asked.
  @Suite struct Dnsmasq {
    @Test func `A name is answered over UDP and over TCP`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        for way in ["+notcp", "+tcp"] {
          #expect(try await Self.dig(stage, "www.lot", "+short", way) == "10.0.0.7")
        }
        let absent = try await Self.dig(stage, "other.lot")
        #expect(absent.contains("status: NXDOMAIN"))
      }
    }

    @Test func `An answer too long for a datagram is asked for again over TCP`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        let answer = try await Self.dig(stage, "long.lot", "TXT", "+noedns")
        #expect(answer.contains("Truncated, retrying in TCP mode"))
        #expect(answer.contains("SERVER: 10.0.0.1#53(10.0.0.1) (TCP)"))
        #expect(answer.contains(String(repeating: "c", count: 250)))
      }
    }

    private static func serve(_ stage: Stage) async throws {
      let text = ["a", "b", "c"].map { String(repeating: $0, count: 250) }.joined(separator: ",")
      try await stage.serve(
        "/usr/sbin/dnsmasq",
        [
          "--keep-in-foreground", "--conf-file=/dev/null", "--pid-file=", "--no-resolv",
          "--no-hosts", "--listen-address=10.0.0.1", "--bind-interfaces", "--local=/lot/",
          "--address=/www.lot/10.0.0.7", "--txt-record=long.lot,\(text)",
        ], at: "10.0.0.1:53")
    }

    private static func dig(_ stage: Stage, _ question: String...) async throws -> String {
      try await stage.say("dig", ["@10.0.0.1", "+tries=1", "+time=60"] + question)
    }
  }
}
