// SPDX-License-Identifier: Apache-2.0
import Glibc
import Recorder
import Regions
import Testing

@Suite("Regions of a thread by time")
struct RegionTimelineTests {
  /// Tells a story such as "10 +1, 20 +2, 30 -, 40 lost" of one thread, and answers questions.
  private final class Line {
    var line = region_timeline()
    private var stack: [UInt16] = []
    private let thread: UInt32 = 7

    init(_ story: String = "") { for word in story.split(separator: ",") { tell(String(word)) } }
    deinit { region_timeline_free(&line) }

    func tell(_ words: String, thread: UInt32 = 7) {
      let parts = words.split(separator: " ")
      let time = UInt64(parts[0])!
      if parts[1] == "lost" { return region_timeline_lose(&line, thread, time) }
      if parts[1] == "-" { stack.removeLast() } else { stack.append(UInt16(parts[1].dropFirst())!) }
      var event = region_event()
      event.time = time
      event.tid = thread
      event.region = stack.prefix(Int(REGION_DEPTH)).last ?? 0
      event.depth = UInt16(stack.count)
      region_timeline_change(&line, &event)
    }

    /// As "1/2"; "" outside of all, "?" when it is not known.
    func at(_ time: UInt64, thread: UInt32 = 7) -> String {
      let path = region_timeline_at(&line, thread, time)
      if path.is_unknown { return "?" }
      return withUnsafeBytes(of: path.ids) { ids in
        ids.bindMemory(to: UInt16.self).prefix(Int(path.depth)).map(String.init)
          .joined(separator: "/")
      }
    }
  }

  @Test("are those of the last change at or before it")
  func nested() {
    let line = Line("10 +1,20 +2,30 -,40 -")
    let times: [UInt64] = [9, 10, 19, 20, 29, 30, 39, 40, 1000]
    #expect(times.map { line.at($0) } == ["", "1", "1", "1/2", "1/2", "1", "1", "", ""])
  }

  @Test("are none of a thread that was never seen")
  func stranger() { #expect(Line("10 +1").at(20, thread: 8) == "") }

  @Test("begin with those it was in when it was first looked at")
  func before() {
    let line = Line()
    var path = region_path()
    path.depth = 2
    path.ids.0 = 4
    path.ids.1 = 5
    region_timeline_set(&line.line, 7, 100, &path)
    #expect(line.at(150) == "4/5")
    var event = region_event(time: 200, tid: 7, region: 4, depth: 1)
    region_timeline_change(&line.line, &event)
    #expect(line.at(150) == "4/5")
    #expect(line.at(200) == "4")
  }

  @Test("are unknown after a loss, until what is around it is known again")
  func lost() {
    let line = Line("10 +1,20 lost")
    #expect(line.at(25) == "?")
    line.tell("30 +2")
    #expect(line.at(35) == "?", "the region around 2 may be another one by now")
    line.tell("40 -")
    line.tell("50 -")
    #expect(line.at(45) == "1")
    #expect(line.at(50) == "")
    line.tell("60 +3")
    #expect(line.at(60) == "3")
  }

  @Test("deeper than are told apart are those around them")
  func deep() {
    let line = Line()
    for depth in 1...20 { line.tell("\(depth * 10) +\(depth)") }
    let sixteen = (1...16).map(String.init).joined(separator: "/")
    #expect(line.at(200) == sixteen)
    for depth in 1...6 { line.tell("\(200 + depth * 10) -") }
    #expect(line.at(260) == (1...14).map(String.init).joined(separator: "/"))
  }

  @Test("are kept apart for many threads, and forgotten only from before a time")
  func many() {
    let line = Line()
    for thread in (1...300).reversed() {
      var event = region_event(
        time: UInt64(thread), tid: UInt32(thread), region: UInt16(thread), depth: 1)
      region_timeline_change(&line.line, &event)
    }
    region_timeline_forget_before(&line.line, 1000)
    #expect((1...300).allSatisfy { line.at(2000, thread: UInt32($0)) == "\($0)" })
    for thread in 1...300 {
      var event = region_event(time: 1500, tid: UInt32(thread), region: 0, depth: 0)
      region_timeline_change(&line.line, &event)
    }
    region_timeline_forget_before(&line.line, 1400)
    #expect(line.at(1450, thread: 5) == "5")
    region_timeline_forget_before(&line.line, 1600)
    #expect(line.line.count == 0, "threads outside of all regions cost no memory")
  }

  @Test("go on in time, whatever the program notes")
  func backwards() {
    let line = Line("10 +1,50 +2,20 -,30 +3")
    #expect([15, 49, 50, 60].map { line.at($0) } == ["1", "1", "1/3", "1/3"])
  }

  @Test("are not kept for more threads than there can be")
  func tooMany() {
    let line = Line()
    for thread in 1...40_000 { line.tell("\(thread) +1", thread: UInt32(thread)) }
    #expect(line.line.count < 40_000)
    #expect(line.at(60_000, thread: 1) == "1")
  }
}
