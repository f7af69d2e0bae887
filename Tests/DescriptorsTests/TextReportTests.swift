// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import Glibc
import ShimWire
import Testing

@Suite("A report for people")
struct TextReportTests {
  @Test("tells the story of a double close in the order of time")
  func doubleClose() {
    var writer = BookWriter()
    writer.append(Written.program("/usr/sbin/smbd"))
    writer.append(
      Written.finding(
        FD_DOUBLE_CLOSE, tally: 3, error: 9,
        Written.event(FD_AGAIN, "close", time: 10_000_000_000, frames: [0xffff_0000_0000_1234]),
        Written.event(FD_OPENED, "open", "/var/lib/a.tdb", time: 6_800_000_000),
        Written.event(FD_CLOSED, "close", pid: 4700, time: 9_998_800_000)))
    writer.append(Written.ended(open: 0, opened: 1, closed: 1))
    writer.setTally(3, 37)
    let report = writer.report()
    #expect(
      report.all.map(TextReport().text(for:)) == [
        """
        backlot: error: double-close: descriptor 21 was closed twice; the second close hit nothing
          in smbd, process 4711, child of 4700
          opened by open(), 3.2 s before: /var/lib/a.tdb
          closed first by close(), 1.2 ms before, in process 4700
          closed again by close()
            #0 0x1234
          seen 37 times

        """
      ])
    #expect(
      TextReport().summary(of: report) == """
        backlot: 1 error in 1 process (double-close 1)

        """)
  }

  @Test("ends with what the number was before")
  func before() {
    var writer = BookWriter()
    writer.append(
      Written.finding(
        FD_DOUBLE_CLOSE, fd: 5, time: 9_000_000_000,
        Written.event(FD_WAS_OPENED, "socket", fd: 5, "socket", time: 1_000_000_000),
        Written.event(FD_WAS_CLOSED, "close", fd: 5, time: 2_000_000_000),
        Written.event(FD_OPENED, "open", fd: 5, "/tmp/a", time: 3_000_000_000),
        Written.event(FD_CLOSED, "close", fd: 5, time: 3_500_000_000),
        Written.event(FD_AGAIN, "close", fd: 5, time: 8_000_000_000)))
    #expect(
      writer.report().all.map(TextReport().text(for:)) == [
        """
        backlot: error: double-close: descriptor 5 was closed twice; the second close hit nothing
          in process 4711, child of 4700
          opened by open(), 5 s before: /tmp/a
          closed first by close(), 4.5 s before
          closed again by close()
          before that the number was opened by socket(), 7 s before: socket
          and closed by close(), 6 s before

        """
      ])
  }

  /// The first line, without what all have.
  private func title(_ finding: Finding) -> String {
    let line = TextReport().text(for: finding).prefix { $0 != "\n" }
    return String(line.dropFirst("backlot: error: \(finding.kind.rawValue): ".count))
  }

  @Test("says of each kind what is wrong, in a sentence", arguments: Self.sentences)
  func sentence(finding: Finding, sentence: String) {
    #expect(title(finding) == sentence)
  }

  private static let sentences: [(Finding, String)] = [
    (
      Finding(kind: .foreignClose, fd: 5, events: [Event(role: .opened, call: "fopen")]),
      "descriptor 5 was closed behind the back of its owner, which has it from fopen()"
    ),
    (
      Finding(kind: .useAfterClose, fd: 5, error: 88, events: [Event(role: .used, call: "read")]),
      "read() was called on descriptor 5, which had been closed: socket operation on non-socket"
    ),
    (
      Finding(kind: .badDescriptor, fd: -1, error: 9, events: [Event(role: .used, call: "close")]),
      "close() was called on -1, which is no descriptor"
    ),
    (
      Finding(kind: .badDescriptor, fd: 99, events: [Event(role: .call, call: "write")]),
      "write() was called on 99, which was never opened"
    ),
    (
      Finding(kind: .leak, fd: 5, events: [Event(role: .opened, what: "/tmp/a")]),
      "descriptor 5 (/tmp/a) is still open at the end"
    ),
    (
      Finding(kind: .leak, count: 37, fd: 5),
      "37 descriptors that were opened at one place are still open at the end"
    ),
    (
      Finding(kind: .execLeak, fd: 5, events: [Event(role: .opened, what: "/etc/shadow")]),
      "descriptor 5 (/etc/shadow) went through exec to a program that never used it"
    ),
    (
      Finding(kind: .standardStreamClose, fd: 1, events: [Event(role: .opened, what: "/tmp/a")]),
      "standard output (1) was closed, and its number went to another file: /tmp/a"
    ),
    (
      Finding(
        kind: .replacement, fd: 5,
        events: [Event(role: .opened, what: "/a"), Event(role: .over, call: "dup2")]),
      "dup2() replaced descriptor 5 while it was open (/a)"
    ),
    (
      Finding(kind: .lockLoss, fd: 5, events: [Event(role: .locked, what: "/a.tdb")]),
      "the close of descriptor 5 dropped the process's locks on /a.tdb"
    ),
    (
      Finding(kind: .epollStale, fd: 5, other: 6),
      "descriptor 5 was closed while an epoll set had it, and is still open as 6"
    ),
    (
      Finding(kind: .setOverflow, fd: 1030, limit: 1024),
      "descriptor 1030 does not fit into an fd_set, which has room for 1024"
    ),
    (
      Finding(kind: .closeRace, fd: 5, events: [Event(role: .reader, call: "read")]),
      "descriptor 5 was closed while another thread was in read() on it"
    ),
    (
      Finding(kind: .exhausted, amount: 1024, events: [Event(role: .call, call: "open")]),
      "no number was left for open(): 1024 are open"
    ),
    (
      Finding(kind: .flagMisuse, fd: 5, limit: 0x800, events: [Event(role: .call, call: "fcntl")]),
      "fcntl() on descriptor 5 was given flags of another call: O_NONBLOCK"
    ),
    (
      Finding(kind: .flagMisuse, fd: 5, amount: 2, limit: 0xc01),
      "fcntl(F_SETFD) on descriptor 5 was given flags of another call: O_NONBLOCK|O_APPEND"
    ),
    (
      Finding(kind: .flagMisuse, fd: 5, amount: 4, limit: 0x801),
      "fcntl(F_SETFL) on descriptor 5 was given flags of another call: FD_CLOEXEC"
    ),
    (
      Finding(kind: .flagMisuse, fd: 5, amount: 2, limit: 0x4000_0801),
      "fcntl(F_SETFD) on descriptor 5 was given flags of another call: O_NONBLOCK|0x40000000"
    ),
    (
      Finding(
        kind: .addressTruncated, fd: 5, amount: 28, limit: 16,
        events: [Event(role: .call, call: "getsockname")]),
      "getsockname() on descriptor 5 cut the address: there was room for 16 bytes, and 28 were "
        + "needed"
    ),
  ]

  @Test("has a line and a stack for what is done to a descriptor that is watched")
  func sighting() {
    var event = Event(role: .watched, call: "close", fd: 21, what: "/a.tdb", pid: 3, thread: 3)
    event.frames = [Frame(function: "f", module: "/bin/a", offset: 16)]
    let done = Sighting(event: event, program: "/bin/a", result: 0)
    #expect(
      TextReport().text(for: done)
        == "backlot: fd 21 close → 0  /a.tdb  [a 3]\n    #0 f (a+0x10)\n")
    event = Event(role: .watched, call: "read", fd: 21, pid: 3, thread: 4)
    #expect(
      TextReport().text(for: Sighting(event: event, result: -11, error: 11))
        == "backlot: fd 21 read → -1 (resource temporarily unavailable)  [3, thread 4]\n")
  }

  @Test("gives no number to a call that has none, and names what fcntl was told")
  func answers() {
    let event = Event(role: .watched, call: "mmap", fd: 21, pid: 3, thread: 3)
    let mapped = Sighting(event: event, program: "/bin/a", result: 0)
    #expect(TextReport().text(for: mapped) == "backlot: fd 21 mmap  [a 3]\n")
    var writer = BookWriter()
    writer.append(
      Written.finding(
        FD_KIND_COUNT, other: 40, limit: UInt64(F_DUPFD) + 1, Written.event(FD_WATCHED, "fcntl")))
    #expect(
      writer.book.map { book in
        var book = book
        return book.sightings().map(TextReport().text(for:))
      } == ["backlot: fd 21 fcntl(F_DUPFD) → 40  [4711]\n"])
  }

  @Test("says of a note what it is about, and how often it came")
  func notes() {
    let finding = Finding(
      kind: .badDescriptor, grade: .note, count: 1234, fd: -1, pid: 3,
      events: [Event(role: .call, call: "close", what: "/tmp/a")])
    #expect(
      TextReport().summary(of: DescriptorReport(all: [finding])) == """
        backlot: nothing wrong; 1 note:
          bad-fd: close() was called on -1, which is no descriptor (/tmp/a), in process 3, seen \
        1,234 times

        """)
  }

  @Test("says who holds most when the numbers ran out")
  func exhausted() {
    let finding = Finding(
      kind: .exhausted, pid: 9, thread: 10, time: 5_000_000_000, amount: 600,
      events: [
        Event(role: .opened, call: "open", fd: -412, what: "/tmp/a", time: 1_000_000_000, pid: 9),
        Event(role: .call, call: "socket", time: 5_000_000_000, pid: 9, thread: 10),
      ])
    #expect(
      TextReport().text(for: finding) == """
        backlot: error: fd-exhausted: no number was left for socket(): 600 are open
          in process 9, thread 10
          opened by open(), 412 of them, 4 s before: /tmp/a
          called socket()

        """)
  }

  @Test("ends with how many there were, and a line for each note")
  func summary() {
    var report = DescriptorReport(
      all: [
        Finding(kind: .doubleClose), Finding(kind: .doubleClose),
        Finding(kind: .leak, grade: .warning, count: 12),
        Finding(
          kind: .leak, grade: .note, fd: 5, pid: 3, processes: 2, program: "/bin/a",
          events: [
            Event(
              role: .opened, what: "/tmp/a",
              frames: [Frame(function: "keep", file: "a.c", line: 3, module: "/bin/a")])
          ]),
      ],
      programs: [Program(path: "/bin/a", pid: 3), Program(path: "/bin/b", pid: 4)], unseen: 1,
      dropped: 2345, remarks: ["libx.so is not there any more"])
    report.suppressed = 1
    #expect(
      TextReport().summary(of: report) == """
        backlot: 2 errors, 1 warning in 2 processes (double-close 2, fd-leak 1); 1 note:
          fd-leak: descriptor 5 (/tmp/a) is still open at the end, by keep a.c:3 (a), in a, \
        process 3 and 1 other
        backlot: libx.so is not there any more
        backlot: 1 finding suppressed
        backlot: 1 descriptor opened or closed past the library, by system calls of the program's own
        backlot: 2,345 records came faster than they could be read, and were dropped

        """)
    #expect(
      TextReport().summary(of: DescriptorReport(programs: [Program(path: "/a", pid: 1)]))
        == "backlot: nothing wrong in 1 process\n")
  }

  @Test("names source files from where the reader is, and has colours on a terminal alone")
  func style() {
    let finding = Finding(
      kind: .leak, pid: 1,
      events: [
        Event(
          role: .opened, call: "open",
          frames: [
            Frame(function: "f", file: "/home/me/src/a.c", line: 3, module: "/bin/a"),
            Frame(function: "g", module: "/bin/a", offset: 16),
          ])
      ])
    let text = TextReport(folder: "/home/me").text(for: finding)
    #expect(text.hasSuffix("#0 f src/a.c:3 (a)\n    #1 g (a+0x10)\n"))
    #expect(!text.contains("\u{1b}"))
    let coloured = TextReport(isColoured: true).text(for: finding)
    #expect(coloured.contains("\u{1b}[1;31merror\u{1b}[0m"))
  }
}
