// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import ShimWire
import Testing

@Suite("A book that somebody wrote over", .timeLimit(.minutes(20)))
struct HostileBookTests {
  /// Numbers without an end, the same each time.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static func filled(ring: Int = 4096) -> BookWriter {
    var writer = BookWriter(ring: ring, start: UInt64(ring - 512))
    writer.append(Written.program("/bin/a", arguments: ["a", "b"]))
    writer.append(Written.module("/no/such/l.so", buildID: [1, 2]))
    for fd in 1...4 as ClosedRange<Int32> {
      writer.append(
        Written.finding(
          FD_DOUBLE_CLOSE, fd: fd, tally: UInt16(fd),
          Written.event(FD_OPENED, "open", "/tmp/file", frames: [1, 2, 3]),
          Written.event(FD_AGAIN, "close", frames: [UInt64(0xffff) << 48 | 9])))
    }
    writer.append(Written.ended(open: 1, opened: 2, closed: 3))
    return writer
  }

  @Test("is read to its end: 10,000 of them, with a few bytes changed")
  func mutations() {
    let whole = Self.filled()
    var dice = Dice(state: 1)
    var found = 0
    for _ in 0..<10_000 {
      var bytes = whole.bytes
      for _ in 0..<Int.random(in: 1...8, using: &dice) {
        let isHead = Int.random(in: 0..<8, using: &dice) == 0
        let place =
          isHead
          ? Int.random(in: 8..<56, using: &dice)
          : Int.random(in: Int(FD_BOOK_HEAD)..<bytes.count, using: &dice)
        bytes[place] = .random(in: 0...255, using: &dice)
      }
      guard var book = Book(bytes) else { continue }
      let report = book.report()
      found += report.all.count
      _ = report.all.map(TextReport().text(for:))
    }
    #expect(found > 10_000)
  }

  @Test("is read to its end when all of it is noise", arguments: 0..<50 as Range<UInt64>)
  func noise(seed: UInt64) {
    var dice = Dice(state: seed)
    var writer = BookWriter()
    for place in stride(from: 8, to: writer.bytes.count - 8, by: 8) where place != 8 {
      writer.put(dice.next(), at: place)
      // Something that looks like the beginning of a record.
      if dice.next() % 16 == 0 { writer.put(UInt16(FD_RECORD_MARK), at: place + 6) }
    }
    let report = writer.report()
    #expect(report.remarks.contains { $0.contains("wrote over the book") })
  }

  @Test(
    "is read as far as it goes when its counters are wrong",
    arguments: [0, 7, 8, UInt64.max, .max - 7, 1 << 40] as [UInt64],
    [0, 7, 8, UInt64.max, .max - 7, 1 << 40] as [UInt64])
  func counters(head: UInt64, tail: UInt64) {
    var writer = Self.filled()
    writer.put(head, at: 16)
    writer.put(tail, at: 24)
    _ = writer.report()
  }

  @Test("is no book when it is cut, and a shorter one when it ends early")
  func cut() {
    let whole = Self.filled().bytes
    for length in [0, 1, 4, 56, 8192, 65535, 65536, 65599] {
      #expect(Book(Array(whole.prefix(length))) == nil)
    }
    for length in stride(from: 65600, to: whole.count, by: 24) {
      guard var book = Book(Array(whole.prefix(length))) else { continue }
      _ = book.report()
    }
    var other = whole
    other[4] = 2
    #expect(Book(other) == nil)
  }

  @Test("keeps to the terminal's own colours")
  func escapes() {
    var writer = BookWriter()
    writer.append(Written.program("/bin/\u{1b}]0;x\u{7}"))
    writer.append(
      Written.finding(
        FD_BAD_FD, fd: -1, Written.event(FD_USED, "wri\u{9b}te", "/tmp/\u{1b}[31m\n\u{7f}")))
    let report = writer.report()
    let text = report.all.map(TextReport().text(for:)).joined() + TextReport().summary(of: report)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7f })
    #expect(text.contains(#"/tmp/\x1b[31m\x0a\x7f"#))
  }
}
