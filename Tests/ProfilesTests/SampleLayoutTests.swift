// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotProfiles

@Suite("A sample", .timeLimit(.minutes(20)))
struct SampleLayoutTests {
  /// What each bit of the sample type adds, in the kernel's order.
  private static func parts(_ file: RecordedFile.Event) -> [(bit: Int, bytes: [UInt8])] {
    let chain: [UInt64] = [RecordedFile.userMark, 0x1010, 0x1020]
    let isGroup = file.readFormat & 8 != 0
    let words = (file.readFormat & 3).nonzeroBitCount + (isGroup ? 1 : 0)
    let counters = (isGroup ? 2 : 1) * (1 + (file.readFormat >> 2 & 1) + (file.readFormat >> 4 & 1))
    var read = [UInt64](repeating: 9, count: words)
    if isGroup { read[0] = 2 }
    let counted = read + [UInt64](repeating: 9, count: Int(counters))
    let branchWords = 3 + (file.branchFormat >> 17 & 1)
    let registers = file.userRegisters.nonzeroBitCount
    let parts: [(Int, [UInt64])] = [
      (16, [file.id]), (0, [0x1010]), (1, [10 | 11 << 32]), (2, [77]), (3, [.max]), (6, [file.id]),
      (9, [.max]), (7, [.max]), (8, [123]), (4, counted), (5, [3] + chain), (10, [0x7_0000_0004]),
      (11, [1] + [UInt64](repeating: 8, count: Int(branchWords))),
      (12, [2] + [UInt64](repeating: 8, count: registers)), (13, [8, 8, 8]), (14, [.max]),
      (15, [.max]), (17, [.max]), (18, [0]), (19, [.max]), (21, [.max]),
    ]
    // A raw sample is four bytes of size, and four of its own.
    return parts.map { ($0, .words($1)) }
  }

  @Test(
    "is understood whatever it is made of",
    arguments: (0..<22).filter { $0 != 5 && $0 != 20 }, [0, 4, 7, 15, 20, 28] as [UInt64])
  func layouts(bit: Int, readFormat: UInt64) throws {
    var file = RecordedFile()
    // Alone, and with everything.
    let everything: UInt64 = (0..<22).reduce(0) { $1 == 20 ? $0 : $0 | 1 << $1 }
    for type in [RecordedFile.usual | 1 << bit, everything & ~(1 << bit)] {
      file.events[0].sampleType = type
      file.events[0].readFormat = readFormat
      file.events[0].branchFormat = bit % 2 == 0 ? 1 << 17 : 0
      file.events[0].userRegisters = 0b1011
      let body = Self.parts(file.events[0]).filter { type >> $0.bit & 1 == 1 }.flatMap(\.bytes)
      file.records = RecordedFile.record(9, 2, body)
      let profile = try file.read()
      let sample = try #require(profile.samples.first)
      #expect(sample.time == (type >> 2 & 1 == 1 ? 77 : 0))
      #expect(sample.weight == (type >> 8 & 1 == 1 ? 123 : 1_000_000))
      #expect(profile.stack(ofSample: 0) == ["0x1010", "0x1020"])
      if type >> 1 & 1 == 1 { #expect(profile.threads.map(\.id) == [11]) }
    }
  }
}
