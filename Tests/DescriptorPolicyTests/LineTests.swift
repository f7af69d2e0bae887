// SPDX-License-Identifier: Apache-2.0
import DescriptorPolicy
import Testing

@Suite("The line of a number")
struct LineTests {
  @Test("knows who opened and who closed it first")
  func once() {
    var line = line()
    #expect(open(&line, "a", serial: 1, stack: 10))
    #expect(close(&line, stack: 20))
    #expect(!close(&line, stack: 30))
    #expect((line.now.opened, line.now.closed) == (10, 20))
    #expect(line_state(&line) == STATE_CLOSED)
  }

  @Test("knows what the number was before")
  func reused() {
    var line = line()
    _ = open(&line, "pipe", serial: 1, stack: 10)
    _ = close(&line, stack: 20)
    _ = open(&line, "/var/lib/a.tdb", serial: 2, stack: 30)

    #expect((line.before.opened, line.before.closed) == (10, 20))
    #expect(text(line.before_what) == "pipe")
    #expect(line.now.opened == 30)
    #expect(text(line.what) == "/var/lib/a.tdb")
  }

  @Test("tells of a close that nobody saw")
  func missed() {
    var line = line()
    _ = open(&line, "a", serial: 1, stack: 10)
    #expect(!open(&line, "b", serial: 2, stack: 20))
  }

  @Test("of a number that the program came with says nothing of it")
  func inherited() {
    var line = line()
    line.state = STATE_OPEN.rawValue
    #expect(open(&line, "a", serial: 1, stack: 10))
  }

  @Test("keeps the end of a long path, and says that there was more")
  func long() {
    var line = line()
    let path = "/a/very/long/way/to/a/file/that/lies/deep/in/some/folder/of/the/machine.tdb"
    _ = open(&line, path, serial: 1, stack: 10)
    let kept = text(line.what)
    #expect(kept.hasPrefix("…"))
    #expect(path.hasSuffix(kept.dropFirst()))
    #expect(kept.utf8.count == Int(LINE_TEXT) - 1)
  }

  private func open(_ line: inout line, _ what: String, serial: UInt32, stack: UInt32) -> Bool {
    what.withCString { what in
      var opening = opening()
      opening.by.stack = stack
      opening.serial = serial
      opening.what = what
      return line_open(&line, &opening)
    }
  }

  private func close(_ line: inout line, stack: UInt32) -> Bool {
    var deed = deed()
    deed.stack = stack
    return line_close(&line, &deed)
  }
}

/// The text of a C array of characters.
func text(_ characters: some Any) -> String {
  withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
