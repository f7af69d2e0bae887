// SPDX-License-Identifier: Apache-2.0
import Foundation
import PerfData
import Testing

/// Files that are written here, as perf reads them.
@Suite struct PerfFileTests {
  @Test(.timeLimit(.minutes(20)))
  func `perf names each region's samples by its event`() throws {
    let file = try PerfFile(events: ["cpu-clock", "cpu-clock:request/parse"])
    defer { file.remove() }
    file.add(id: 1, time: 1_000, chain: [0x1010, 0x1020])
    file.add(id: 2, time: 2_000, chain: [0x1030])
    file.add(id: 2, time: 3_000, chain: [0x1030])
    try file.end(story: nil)
    let script = try file.perf("script", "-F", "event,tid,time,period,ip")
    #expect(
      script.split(separator: "\n").filter { $0.contains("cpu-clock:request/parse") }.count == 2)
    #expect(script.contains("4243     0.000001:    1000000  "))
    #expect(script.contains("1020"))
  }

  @Test(.timeLimit(.minutes(20)))
  func `perf passes over the story`() throws {
    let file = try PerfFile(events: ["cpu-clock"])
    defer { file.remove() }
    file.add(id: 1, time: 1_000, chain: [0x1010])
    try file.end(story: #"{"version":1}"#)
    #expect(try file.perf("report", "--stdio").contains("Samples: 1"))
    #expect(try file.bytes.range(of: Data(#"{"version":1}"#.utf8)) != nil)
  }

  @Test(.timeLimit(.minutes(20)))
  func `a thread has its name and code its file`() throws {
    let file = try PerfFile(events: ["cpu-clock"])
    defer { file.remove() }
    file.add(id: 1, time: 1_000, chain: [0x7000_0010])
    try file.end(story: nil)
    let script = try file.perf("script", "-F", "comm,ip,dso")
    #expect(script.contains("painter"))
    #expect(script.contains("/no/such/library.so"))
  }

  @Test(.timeLimit(.minutes(20)))
  func `perf reads a draft as far as its head says, with the names that its records have`() throws {
    let file = try PerfFile(events: ["cpu-clock", "cpu-clock:parse"], hasDraft: true)
    defer { file.remove() }
    file.addName(id: 1, "cpu-clock")
    file.add(id: 1, time: 1_000, chain: [0x1010])
    try file.settle(events: 1)
    file.addName(id: 2, "cpu-clock:parse")
    file.add(id: 2, time: 2_000, chain: [0x1030])
    let first = try file.perf("script", "-F", "event,time")
    try file.settle(events: 2)
    let second = try file.perf("script", "-F", "event,time")
    try file.end(story: nil)
    #expect(Self.events(first) == ["cpu-clock:"])
    #expect(Self.events(second) == ["cpu-clock:", "cpu-clock:parse:"])
    #expect(try Self.events(file.perf("script", "-F", "event,time")) == Self.events(second))
  }

  private static func events(_ script: String) -> [String] {
    script.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("cpu-clock") }.map(
      String.init)
  }

  @Test func `a record that does not fit is measured and not written`() {
    var origin = perf_data_origin(pid: 1, tid: 1, time: 1, id: 1)
    var room = [UInt8](repeating: 0xee, count: 16)
    let chain: [UInt64] = [1, 2, 3]
    let size = perf_data_sample(&room, 0, &origin, 1, chain, 3)
    #expect(size == 8 + 8 + 8 + 8 + 8 + 8 + 8 + 3 * 8)
    #expect(room.allSatisfy { $0 == 0xee })
  }
}
