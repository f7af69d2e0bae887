// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import BacklotProfiles

@Suite("A file whose program did not complete it", .timeLimit(.minutes(20)))
struct DraftTests {
  /// A program was in `parse` three times out of four, and told of itself after two samples.
  private static let story = """
    {"version":1,"how":"in-process","event":"cpu-clock","frequency":1000,"start":100,"end":1200,
     "cpu":2000000,"overhead":20000,"samples":{"expected":2,"taken":2,"lost":1,"blocked":4},
     "command":["./server","--port","80"],"notes":["a sentence"]}
    """

  private static func name(_ id: UInt64, _ name: String) -> [UInt8] {
    RecordedFile.record(78, 0, .words([2, id]) + .text(name))
  }

  private static var file: RecordedFile {
    var file = RecordedFile()
    file.events.append(.init(name: "cpu-clock", id: 2))
    file.records += name(1, "cpu-clock") + file.map("/no/such/file", at: 0x1000)
    file.records += name(2, "cpu-clock:request/parse")
    for time in 1...4 as ClosedRange<UInt64> {
      file.records += file.sample(
        [RecordedFile.userMark, 0x1010], at: time * 600, id: time == 1 ? 1 : 2, weight: 1_000_000)
    }
    return file
  }

  private static var good: [UInt8] { file.draft(story: story) }

  @Test("has its regions, its account, and a note that its end is missing")
  func whole() throws {
    let profile = try Scratch().read(Self.good)
    #expect(
      profile.samples.map { profile.regions[$0.region].joined(separator: "/") }
        == ["", "request/parse", "request/parse", "request/parse"])
    #expect(profile.events == [.init(name: "cpu-clock", isTime: true)])
    #expect(profile.command == ["./server", "--port", "80"])
    #expect(profile.account.how == "in-process")
    #expect(!profile.account.isComplete)
    #expect(profile.account.notes.first == "a sentence")
    #expect(profile.account.notes.count { $0.contains("last moments may be missing") } == 1)
    let table = Table(profile, event: 0)
    #expect(
      table.text.contains("  the program ended before its profile was complete, or still runs;"))
    #expect(table.json.contains(#""isComplete":false"#))
    #expect(FlameGraph(profile, event: 0).svg.contains("ended before its profile was complete"))
  }

  @Test("is compared with a note")
  func compared() throws {
    let (whole, draft) = (try Self.file.read(), try Scratch().read(Self.good))
    let notes = Comparison(whole, draft, events: (0, 0)).notes
    #expect(notes.filter { $0.contains("is not complete") }.map { $0.prefix(10) } == ["the second"])
  }

  @Test("counts what came after the account as what was in it")
  func later() throws {
    let account = try Scratch().read(Self.good).account
    #expect(account.taken == 4)
    #expect(account.expected == 4)
    #expect(account.cpu == 4_000_000)
    #expect(account.overhead == 40_000)
    #expect(account.end == 2400)
    #expect(account.lost == 1)
  }

  @Test("is one of regions, too, when its account cannot be read")
  func noStory() throws {
    let profile = try Scratch().read(Self.file.draft(story: "{\"version\":"))
    #expect(profile.regions.contains(["request", "parse"]))
    #expect(profile.account.taken == 4)
    #expect(profile.account.notes.count { $0.contains("last moments may be missing") } == 1)
  }

  @Test("ends where its head says, whatever was being written behind")
  func tail() throws {
    let profile = try Scratch().read(Self.good + [9, 0, 0, 0, 2, 0, 255, 255, 1, 2, 3])
    #expect(profile.samples.count == 4)
    #expect(profile.account.notes.count { $0.contains("last moments may be missing") } == 1)
  }

  @Test("is told from one that was cut off, and from one that was damaged")
  func damage() throws {
    let cut = try Scratch().read(Array(Self.good.dropLast(10)))
    #expect(cut.samples.count == 3)
    #expect(cut.account.notes.contains { $0.hasPrefix("the recording was cut off") })
    #expect(!cut.account.notes.contains { $0.contains("last moments") })
    var file = Self.file
    file.records += [9, 0, 0, 0, 2, 0, 4, 0]
    let error = #expect(throws: ProfileError.self) {
      try Scratch().read(file.draft(story: Self.story))
    }
    #expect(error?.description.contains("has a record of an impossible size") == true)
  }

  @Test("is whole once it is completed, with a draft's room in it")
  func completed() throws {
    var bytes = Self.good
    bytes.replaceSubrange(104..<128, with: [UInt8](repeating: 0, count: 24))
    let account = try Scratch().read(bytes).account
    #expect(account.isComplete)
    #expect(!account.notes.contains { $0.contains("last moments") })
  }

  @Test("is read or refused wherever it ends, and whatever byte is wrong")
  func mutations() throws {
    let scratch = try Scratch()
    let good = Self.file.draft(story: #"{"version":1,"samples":{"expected":2}}"#)
    func look(_ bytes: [UInt8]) {
      let profile = try? scratch.read(bytes)
      _ = profile.map { ($0.folded.count, Table($0, event: 0).json.count) }
    }
    for length in good.indices { look(Array(good[..<length])) }
    for place in good.indices {
      var bytes = good
      bytes[place] ^= place % 2 == 0 ? 0xff : 1 << UInt8(place / 2 % 8)
      look(bytes)
    }
  }
}

extension RecordedFile {
  /// The file as it is before anybody completes it.
  fileprivate func draft(story: String) -> [UInt8] {
    let (story, start) = (Array(story.utf8), 128)
    let ids = start + story.count
    let events = ids + 8 * self.events.count
    let data = events + 144 * self.events.count
    var bytes = Array(magic.utf8) + .words([104, 144, UInt64(events)])
    bytes += .words([UInt64(144 * self.events.count), UInt64(data), UInt64(records.count)])
    bytes += .words([0, 0, 0, 0, 0, 0]) + Array("BLDRAFT1".utf8)
    bytes += .words([UInt64(start), UInt64(story.count)]) + story
    bytes += self.events.flatMap { [UInt8].number($0.id) }
    bytes += self.events.enumerated().flatMap {
      attribute($1) + .words([UInt64(ids + 8 * $0), 8])
    }
    return bytes + records
  }
}
