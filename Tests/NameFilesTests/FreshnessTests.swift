// SPDX-License-Identifier: Apache-2.0
import NameFiles
import Testing

private let millisecond: Int64 = 1_000_000
/// No whole second, as of a clock that counts finely.
private let now: Int64 = 1_700_000_000_123_456_789

/// A file that was written `age` nanoseconds ago.
private func written(
  _ size: Int64 = 100, age: Int64 = 3_600_000 * millisecond, inode: UInt64 = 7
) -> stamp {
  stamp(
    sort: STAMP_FILE, device: 1, inode: inode, links: 1, size: size, changed: now - age,
    modified: now - age)
}

private let missing = stamp()

/// A reading that took this long, and has just ended.
private func span(lasting time: Int64 = 0) -> NameFiles.span {
  NameFiles.span(from: now - time, to: now)
}

@Suite("What a stamp proves")
struct StampTests {
  @Test("An old stamp proves the content; one of the last ticks does not")
  func age() {
    #expect(stamp_proves([written(age: 30 * millisecond)], span()))
    #expect(!stamp_proves([written(age: 15 * millisecond)], span()))
    #expect(!stamp_proves([written(age: 0)], span()))
  }

  @Test("A time in the near future is of this tick, one far ahead is of another clock")
  func future() {
    #expect(!stamp_proves([written(age: -5 * millisecond)], span()))
    #expect(stamp_proves([written(age: -60_000 * millisecond)], span()))
  }

  @Test("A stamp proves nothing that is of the time that the reading took")
  func standstill() {
    #expect(!stamp_proves([written(age: 0)], span(lasting: 900 * millisecond)))
    #expect(!stamp_proves([written(age: 500 * millisecond)], span(lasting: 900 * millisecond)))
    #expect(stamp_proves([written(age: 950 * millisecond)], span(lasting: 900 * millisecond)))
  }

  @Test("A file system that counts in seconds takes two of them longer")
  func coarse() {
    var whole = written()
    whole.changed = now / 1_000_000_000 * 1_000_000_000
    let (early, late) = (now + 1_500 * millisecond, now + 2_500 * millisecond)
    #expect(!stamp_proves([whole], NameFiles.span(from: early, to: early)))
    #expect(stamp_proves([whole], NameFiles.span(from: late, to: late)))
  }

  @Test("That a file is missing needs no proof")
  func absent() {
    #expect(stamp_proves([missing], span()))
  }

  @Test("Stamps differ by any sign of a change")
  func differences() {
    let changes: [(inout stamp) -> Void] = [
      { $0.sort = STAMP_OTHER }, { $0.device += 1 }, { $0.inode += 1 }, { $0.links = 0 },
      { $0.size += 1 }, { $0.changed += 1 }, { $0.modified += 1 },
    ]
    #expect(stamp_equal([written()], [written()]))
    for change in changes {
      var other = written()
      change(&other)
      #expect(!stamp_equal([written()], [other]))
    }
  }
}

/// A reading, and what is to be made of it.
private struct ReadingCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var known: NameFiles.known? = NameFiles.known(stamp: written(), ends: true)
  var file: stamp
  var ends = true
  var repeated = true
  var lasting: Int64 = 0
  var waited: Int64 = 0
  var missing: Int64 = 0
  var misses: UInt32 = 1
  var number: UInt32 = 1
  var restless: UInt32 = 0
  var verdict: reading_verdict

  var reading: reading {
    NameFiles.reading(
      file: file, ends: ends, repeated: repeated, read: span(lasting: lasting),
      waited: waited, missing: missing, misses: misses, number: number,
      restless: restless)
  }
}

@Suite("Whether a reading is to be believed")
struct ReadingTests {
  private static let young = 2 * millisecond

  private static let cases = [
    ReadingCase(testDescription: "a file at rest", file: written(), verdict: READING_TAKE),
    ReadingCase(
      testDescription: "a file at rest, never read before", known: nil, file: written(),
      repeated: false, verdict: READING_TAKE),
    ReadingCase(
      testDescription: "it grew while it was read", file: written(200, age: young), restless: 1,
      verdict: READING_AGAIN),
    ReadingCase(
      testDescription: "it grew at each of many readings", file: written(200, age: young),
      waited: 60 * millisecond, number: 20, restless: 20, verdict: READING_LEAVE),
    ReadingCase(
      testDescription: "the same, and nothing is known", known: nil,
      file: written(200, age: young), waited: 60 * millisecond,
      number: 20, restless: 20, verdict: READING_TAKE),
    ReadingCase(
      testDescription: "few readings in a long time: this process was not running",
      file: written(200, age: young), waited: 900 * millisecond,
      number: 2, restless: 2, verdict: READING_AGAIN),
    ReadingCase(
      testDescription: "just written, read once", file: written(200, age: young), repeated: false,
      verdict: READING_AGAIN),
    ReadingCase(
      testDescription: "just written, read twice the same", file: written(200, age: young),
      verdict: READING_TAKE),
    ReadingCase(
      testDescription: "just emptied", file: written(0, age: young), verdict: READING_LATER),
    ReadingCase(
      testDescription: "emptied a while ago, by a clock that may have leapt",
      file: written(0, age: 300 * millisecond), verdict: READING_LATER),
    ReadingCase(
      testDescription: "just emptied, and the reading began long before: no turn for this process",
      file: written(0, age: young), lasting: 900 * millisecond, verdict: READING_LATER),
    ReadingCase(
      testDescription: "just written, and the reading began long before",
      file: written(200, age: young), repeated: false, lasting: 900 * millisecond,
      verdict: READING_AGAIN),
    ReadingCase(
      testDescription: "the last line is cut, and the reading began long before",
      file: written(200, age: young), ends: false, lasting: 900 * millisecond,
      verdict: READING_LATER),
    ReadingCase(
      testDescription: "emptied, and seen to stay so", file: written(0, age: 60 * millisecond),
      waited: 60 * millisecond, missing: 60 * millisecond, misses: 120,
      number: 120, verdict: READING_TAKE),
    ReadingCase(
      testDescription: "emptied, and seen to stay so, on a machine with little time for anybody",
      file: written(0, age: 60 * millisecond), waited: 60 * millisecond, missing: 60 * millisecond,
      misses: 20, number: 20, verdict: READING_LATER),
    ReadingCase(
      testDescription: "the same, for very long",
      file: written(0, age: 410 * millisecond), waited: 410 * millisecond,
      missing: 410 * millisecond, misses: 20, number: 20, verdict: READING_TAKE),
    ReadingCase(
      testDescription: "emptied just now, when the clock leapt",
      file: written(0, age: 100 * millisecond), verdict: READING_LATER),
    ReadingCase(
      testDescription: "empty as before",
      known: NameFiles.known(stamp: written(0, age: young), ends: true),
      file: written(0, age: young), verdict: READING_TAKE),
    ReadingCase(
      testDescription: "empty as before, but written again",
      known: NameFiles.known(stamp: written(0), ends: true),
      file: written(0, age: young), verdict: READING_LATER),
    ReadingCase(
      testDescription: "just created, and empty yet",
      known: NameFiles.known(stamp: missing, ends: true),
      file: written(0, age: young), verdict: READING_LATER),
    ReadingCase(
      testDescription: "the last line is cut, just now", file: written(200, age: young),
      ends: false,
      verdict: READING_LATER),
    ReadingCase(
      testDescription: "the last line is cut, and stays so", file: written(200, age: young),
      ends: false, waited: 22 * millisecond, number: 60, verdict: READING_TAKE),
    ReadingCase(
      testDescription: "the last line never had its end",
      known: NameFiles.known(stamp: written(), ends: false), file: written(200, age: young),
      ends: false,
      verdict: READING_TAKE),
    ReadingCase(
      testDescription: "it got shorter, just now", file: written(50, age: young),
      verdict: READING_LATER),
    ReadingCase(
      testDescription: "it got shorter, and stays so", file: written(50, age: young),
      waited: 12 * millisecond, number: 30, verdict: READING_TAKE),
    ReadingCase(
      testDescription: "a shorter one was renamed over it: that is whole",
      file: stamp(
        sort: STAMP_FILE, device: 1, inode: 8, links: 1, size: 50, changed: now - young,
        modified: now - 2 * young),
      verdict: READING_TAKE),
    ReadingCase(
      testDescription: "emptied over and over", file: written(0, age: young),
      waited: 600 * millisecond, number: 900, verdict: READING_LEAVE),
    ReadingCase(
      testDescription: "written again just when time is over: this process was not running",
      file: written(200, age: young), repeated: false, waited: 600 * millisecond, number: 40,
      verdict: READING_AGAIN),
    ReadingCase(testDescription: "gone, just now", file: missing, verdict: READING_LATER),
    ReadingCase(
      testDescription: "gone for a while", file: missing, missing: 60 * millisecond, misses: 120,
      verdict: READING_TAKE),
    ReadingCase(
      testDescription: "gone at two moments far apart", file: missing, missing: 60 * millisecond,
      misses: 2, verdict: READING_LATER),
    ReadingCase(
      testDescription: "never there", known: nil, file: missing, verdict: READING_TAKE),
  ]

  @Test("Verdicts", arguments: cases)
  private func verdict(_ reading: ReadingCase) {
    let verdict =
      if let known = reading.known {
        reading_verdict([known], [reading.reading])
      } else {
        reading_verdict(nil, [reading.reading])
      }
    #expect(verdict == reading.verdict)
  }
}
