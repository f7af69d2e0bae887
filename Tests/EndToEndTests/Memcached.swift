// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// memcached, which gives up root before it makes its first socket.
  @Suite struct Memcached {
    @Test
    func `What was stored is read over TCP and over UDP, and eight clients store 16,000 keys`()
      async throws
    {
      try await Stage.with { stage in
        try await stage.serve(
          "memcached", ["-u", "nobody", "-l", "10.0.0.1", "-U", "11211", "-t", "4"],
          at: "10.0.0.1:11211")
        let store = "set key 0 0 5\r\nhello\r\nget key\r\nquit\r\n"
        let stored = try await stage.say(
          "nc.openbsd", ["-N", "10.0.0.1", "11211"], input: .text(store))
        #expect(stored == "STORED\r\nVALUE key 0 5\r\nhello\r\nEND")

        // A datagram starts with eight bytes: request 1, datagram 0 of 1.
        let frame = "\0\u{1}\0\0\0\u{1}\0\0get key\r\n"
        let read = try await stage.exchange(frame, with: "10.0.0.1:11211")
        #expect(read.hasSuffix("VALUE key 0 5\r\nhello\r\nEND"))

        let load = ["--concurrency=8", "--execute-number=2000", "--test=set", "--non-blocking"]
        _ = try await stage.say("memcslap", ["-s", "10.0.0.1:11211"] + load)
        let statistics = try await stage.say(
          "nc.openbsd", ["-N", "10.0.0.1", "11211"], input: .text("stats\r\nquit\r\n"))
        #expect(statistics.contains("STAT cmd_set 16001\r\n"))
      }
    }
  }
}
