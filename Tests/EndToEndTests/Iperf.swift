// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// iperf3 counts at both ends what it sent and what arrived.
  @Suite struct Iperf {
    @Test func `TCP delivers every byte, over one stream and over three in reverse`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        for options in [["-n", "100M"], ["-n", "60M", "-P", "3", "-R"]] {
          let end = try await Self.measure(stage, options)
          let sent = try #require(end.sumSent?.bytes)
          let received = try #require(end.sumReceived?.bytes)
          #expect(sent >= 60 * 1_048_576)
          // What is on its way when the sender ends is not in the receiver's count.
          #expect(received > sent * 4 / 5 && received <= sent)
        }
      }
    }

    @Test func `UDP at 50 Mbit/s loses nothing`() async throws {
      try await Stage.with { stage in
        try await Self.serve(stage)
        let sum = try #require(try await Self.measure(stage, ["-u", "-b", "50M", "-t", "1"]).sum)
        #expect(sum.bytes > 5_000_000)
        #expect(sum.packets ?? 0 > 50)
        #expect(sum.lostPackets == 0)
      }
    }

    private static func serve(_ stage: Stage) async throws {
      try await stage.serve("iperf3", ["-s", "-B", "10.0.0.1"], at: "10.0.0.1:5201")
    }

    private static func measure(_ stage: Stage, _ options: [String]) async throws -> Report.End {
      let text = try await stage.say("iperf3", ["-c", "10.0.0.1", "-J"] + options)
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(Report.self, from: Data(text.utf8)).end
    }

    /// The part of iperf3's report that is judged.
    struct Report: Decodable {
      let end: End

      struct End: Decodable {
        let sumSent: Sum?
        let sumReceived: Sum?
        let sum: Sum?
      }

      struct Sum: Decodable {
        let bytes: Int
        let packets: Int?
        let lostPackets: Int?
      }
    }
  }
}
