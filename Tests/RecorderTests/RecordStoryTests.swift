// SPDX-License-Identifier: Apache-2.0
import Glibc
import Recorder
import Testing

@Suite("The recorder's account of itself")
struct RecordStoryTests {
  private let clock = UnsafePointer<CChar>(strdup("cpu-clock")!)

  private func story() -> record_story {
    var story = record_story()
    story.pid = 12
    story.event = clock
    story.frequency = 1000
    story.is_clock = true
    story.start = 5
    story.end = 3_000_000_005
    story.cpu = 2_000_000_000
    story.sees_kernel = true
    story.taken = 1990
    return story
  }

  private func text(_ story: record_story, room: Int = 8192) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      withUnsafePointer(to: story) { _ = record_story_write($0, buffer.baseAddress!, room) }
      return String(cString: buffer.baseAddress!)
    }
  }

  @Test("is an object with what was expected and what came")
  func whole() {
    #expect(
      text(story())
        == #"{"version":1,"how":"outside","pid":12,"event":"cpu-clock","frequency":1000,"#
        + #""start":5,"end":3000000005,"cpu":2000000000,"samples":{"expected":2000.0,"taken":1990,"#
        + #""lost":0,"throttled":0,"cut":0},"notes":[]}"#)
  }

  @Test("expects no samples while the kernel worked unseen")
  func kernel() {
    var story = story()
    (story.user, story.system) = (30, 10)
    #expect(record_story_expected(&story) == 2000)
    story.sees_kernel = false
    #expect(record_story_expected(&story) == 1500)
    (story.user, story.system) = (0, 0)
    #expect(record_story_expected(&story) == 2000, "too short to be divided")
  }

  @Test("expects nothing of events that no clock gives")
  func counts() {
    var story = story()
    story.is_clock = false
    #expect(!text(story).contains("expected"))
  }

  /// C's variable arguments are not Swift's to give.
  private func note(_ story: inout record_story, _ words: String) {
    let row = Int(story.note_count)
    withUnsafeMutableBytes(of: &story.notes) {
      $0.baseAddress!.advanced(by: row * Int(STORY_NOTE)).copyMemory(
        from: words, byteCount: words.utf8.count)
    }
    story.note_count += 1
  }

  @Test("has its notes as JSON strings")
  func notes() {
    var story = story()
    note(&story, "a \"b\"\\\u{1}")
    note(&story, "next")
    #expect(text(story).hasSuffix(#""notes":["a \"b\"\\\u0001","next"]}"#))
  }

  @Test("never writes past its room")
  func room() {
    var story = story()
    for _ in 0..<12 { note(&story, "x") }
    for room in 1..<400 { #expect(text(story, room: room).utf8.count < room) }
  }
}
