// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import BacklotProfiles

@Suite("A file that is no whole profile", .timeLimit(.minutes(20)))
struct DamageTests {
  private static var good: RecordedFile {
    var file = RecordedFile()
    file.events.append(.init(name: "cpu-clock:parse", id: 2))
    file.story = #"{"version":1,"how":"outside","event":"cpu-clock","samples":{"taken":2}}"#
    file.records += file.name("program") + file.map("/no/such/file", at: 0x1000)
    file.records += file.fork(11, of: 10, time: 3)
    for time in 4..<12 as Range<UInt64> {
      file.records += file.sample(
        [RecordedFile.userMark, 0x1010, 0x1020], at: time, id: time % 2 + 1)
    }
    return file
  }

  private func message(_ bytes: [UInt8]) -> String? {
    do {
      _ = try Scratch().read(bytes)
      return nil
    } catch {
      return "\(error)".split(separator: "/perf.data ", maxSplits: 1).last.map(String.init)
    }
  }

  @Test("is refused with a sentence that says why")
  func sentences() {
    var other = Self.good
    #expect(message([]) == "is empty; record once more")
    #expect(message(Array("int main".utf8))?.hasPrefix("is no perf.data; ") == true)
    other.magic = "2ELIFREP"
    #expect(message(other.bytes)?.hasPrefix("was recorded on a machine of the other byte") == true)
    #expect(message([UInt8](repeating: 0, count: 500))?.hasPrefix("was not completed") == true)
    #expect(
      message(Array("PERFILE2".utf8) + .words([16, 0]))?.hasPrefix("was written to a pipe") == true)
    #expect(message(Array(Self.good.bytes[..<90]))?.hasPrefix("ends within its head") == true)
    other = Self.good
    other.records += RecordedFile.record(81, 0, [1, 2, 3, 4])
    #expect(message(other.bytes) == "is compressed; record without -z")
    other = Self.good
    other.records += [9, 0, 0, 0, 2, 0, 4, 0]
    #expect(message(other.bytes)?.hasPrefix("has a record of an impossible size at byte ") == true)
    other = Self.good
    other.records += RecordedFile.record(9, 2, .words([1, 2, 3, 4, 5, 1 << 61]))
    #expect(message(other.bytes)?.hasPrefix("has a sample that is shorter than it says") == true)
  }

  @Test("is refused where it is no plain file")
  func places() throws {
    let scratch = try Scratch()
    try scratch.shell("mkfifo fifo; mkdir folder")
    for (name, words) in [
      ("none", "there is no file"), ("fifo", "is no plain file"), ("folder", "is a folder"),
    ] {
      let error = #expect(throws: ProfileError.self) {
        try Profile(contentsOf: scratch.path(name))
      }
      #expect(error?.description.contains(words) == true)
      #expect(error?.description.contains(scratch.path(name)) == true)
    }
  }

  @Test("as its recording was cut off, is read as far as it goes")
  func cutOff() throws {
    var file = Self.good
    file.dataSize = 0
    file.story = nil
    let whole = file.bytes
    // Of a recorder that was killed there is the head, without sizes, and some of the records.
    let start = try #require(whole.firstRange(of: file.records)).lowerBound
    let profile = try Scratch().read(Array(whole[..<(start + file.records.count - 20)]))
    #expect(profile.samples.count == 7)
    #expect(profile.account.notes.contains { $0.hasPrefix("the recording was cut off") })
    let short = try Scratch().read(Array(Self.good.bytes[..<(start + file.records.count - 20)]))
    #expect(short.samples.count == 7)
    #expect(short.account.notes.contains { $0.hasPrefix("the recording was cut off") })
  }

  @Test("and a recording without a sample is whole")
  func noSamples() throws {
    let profile = try RecordedFile().read()
    #expect(profile.samples.isEmpty)
    #expect(profile.account.notes == [])
  }

  @Test("is read or refused whatever is wrong with it, and no more")
  func mutations() throws {
    let scratch = try Scratch()
    let good = Self.good.bytes
    var random = Reproducible(state: 42)
    for _ in 0..<1500 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        Self.spoil(&bytes, &random)
      }
      // Whatever it is; we are here to see the end of it.
      let profile = try? scratch.read(bytes)
      _ = profile.map { ($0.folded.count, $0.pprof.count, $0.speedscope().count) }
    }
  }

  private static func spoil(_ bytes: inout [UInt8], _ random: inout Reproducible) {
    guard bytes.count > 8 else { return }
    let place = Int.random(in: 0..<bytes.count - 8, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2:
      let odd: [UInt64] = [0, 1, 1 << 63, .max, .max - 4095, 1 << 31, 0xffff, 1 << 32]
      bytes.replaceSubrange(
        place..<place + 8, with: [UInt8].words([odd.randomElement(using: &random)!]))
    case 3: bytes.removeLast(Int.random(in: 1...bytes.count / 2, using: &random))
    default: bytes.removeSubrange(place..<place + 8)
    }
  }

  /// The same numbers each time.
  private struct Reproducible: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }
}
