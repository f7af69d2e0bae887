// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import Testing

@Suite("What is watched, and nothing was done to")
struct WatchTallyTests {
  private func sighting(
    _ call: String, fd: Int32, _ what: String = "", result: Int32 = 0
  ) -> Sighting {
    Sighting(event: Event(role: .watched, call: call, fd: fd, what: what), result: result)
  }

  @Test("is told, a sentence each")
  func left() {
    var tally = WatchTally(numbers: [3, 4, 5], patterns: ["*.tdb", "/var/*", "a?"])
    tally.note(sighting("open", fd: 3, "/var/lib/x/b.tdb"))
    tally.note(sighting("dup", fd: 9, "ab/c", result: 4))
    #expect(
      tally.sentences == [
        "nothing was done to descriptor 5, which is watched",
        "no file was opened by a path like 'a?', which is watched",
      ])
    tally.note(sighting("open", fd: 5, "b/ab"))
    #expect(tally.sentences.isEmpty)
  }
}
