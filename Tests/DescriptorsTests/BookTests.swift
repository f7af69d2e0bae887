// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import ShimWire
import Testing

@Suite("A book")
struct BookTests {
  @Test("knows every kind and role of the library")
  func names() {
    let kinds = (0..<FD_KIND_COUNT.rawValue).map { String(cString: fd_kind_name($0)) }
    #expect(Kind.allCases.map(\.rawValue) == kinds)
    let roles = (0..<FD_ROLE_COUNT.rawValue).map { String(cString: fd_role_name($0)) }
    #expect(Role.allCases.map(\.rawValue) == roles)
  }

  @Test("gives back what was written to it")
  func content() throws {
    var writer = BookWriter()
    writer.append(Written.program("/bin/café", arguments: ["café", "", "-x"]))
    writer.append(Written.module("/lib/l.so", buildID: [1, 2, 3]))
    writer.append(
      Written.finding(
        FD_ADDR_TRUNCATED, grade: FD_WARNING, fd: 7, thread: 9, error: 4, other: 8, count: 16,
        limit: 2, Written.event(FD_CALL, "getsockname", fd: 7, "socket", frames: [0x10, 0x20])))
    writer.append(Written.ended(open: 2, opened: 10, closed: 8))
    writer.setDropped(3)
    writer.setUnseen(4)
    let report = writer.report()
    let finding = try #require(report.all.first)
    #expect(finding.kind == .addressTruncated && finding.grade == .warning)
    #expect(finding.program == "/bin/café" && finding.fd == 7 && finding.other == 8)
    #expect(finding.amount == 16 && finding.limit == 2 && finding.error == 4 && finding.thread == 9)
    #expect(finding.events.map(\.call) == ["getsockname"])
    #expect(
      finding.events.first?.frames == [
        Frame(module: "/lib/l.so", offset: 0x10), Frame(module: "/lib/l.so", offset: 0x20),
      ])
    #expect(report.programs.map(\.arguments) == [["café", "", "-x"]])
    #expect(report.endings.map(\.open) == [2])
    #expect(report.dropped == 3 && report.unseen == 4 && report.wasWatched)
  }

  @Test("goes around the end of its ring", arguments: Array(stride(from: 0, to: 256, by: 8)))
  func wrapped(start: Int) {
    var writer = BookWriter(ring: 4096, start: UInt64(4096 * 3 - start))
    for fd in 1...3 {
      writer.append(Written.finding(FD_BAD_FD, fd: Int32(fd), Written.event(FD_USED, "x\(fd)")))
    }
    #expect(writer.report().all.map(\.fd) == [1, 2, 3])
  }

  @Test("is read past what a writer left that was killed")
  func killed() {
    var writer = BookWriter()
    writer.append(Written.finding(FD_BAD_FD, fd: 1, Written.event(FD_USED, "a")))
    let half = Written.finding(FD_BAD_FD, fd: 2, Written.event(FD_USED, "b"))
    writer.append(half, isWhole: false)
    writer.append([UInt8](repeating: 0, count: 64))
    writer.append(Written.finding(FD_BAD_FD, fd: 3, Written.event(FD_USED, "c")))
    let report = writer.report()
    #expect(report.all.map(\.fd) == [1, 3])
    #expect(report.remarks == [])
  }

  @Test("makes one finding of those of several processes, and adds up how often")
  func merged() {
    var writer = BookWriter()
    for image in 1...3 as ClosedRange<UInt64> {
      writer.append(Written.program("/bin/a", image: image, pid: Int32(image)))
      writer.append(Written.module("/lib/l.so", number: UInt16(image), image: image))
      writer.append(
        Written.finding(
          FD_USE_AFTER_CLOSE, fd: Int32(image), pid: Int32(image), image: image,
          tally: UInt16(image),
          Written.event(FD_USED, "read", image: image, frames: [image << 48 | 0x10])))
      writer.setTally(Int(image), image * 10)
    }
    let report = writer.report()
    #expect(report.all.map(\.count) == [60])
    #expect(report.all.map(\.processes) == [3])
    #expect(report.all.map(\.fd) == [1])
  }

  @Test("counts leaked descriptors, whatever the tally says")
  func leaks() {
    var writer = BookWriter()
    for pid in [1, 2] as [Int32] {
      writer.append(
        Written.finding(
          FD_LEAK, grade: FD_WARNING, pid: pid, count: 5, Written.event(FD_OPENED, "open", "/a")))
    }
    #expect(writer.report().all.map(\.count) == [10])
  }

  @Test("knows which programs did not come to their ends")
  func unfinished() {
    var writer = BookWriter()
    writer.append(Written.program("/bin/a", pid: 1))
    writer.append(Written.program("/bin/ended", image: 2, pid: 2))
    writer.append(Written.program("/bin/env", image: 3, pid: 3))
    writer.append(Written.program("/bin/next", image: 4, pid: 3))
    writer.append(Written.program("/bin/nice", image: 5, pid: 5))
    writer.append(Written.program("/bin/file", image: 6, pid: 6))
    writer.append(Written.ended(pid: 2, open: 0, opened: 0, closed: 0))
    writer.append(Written.silence(FD_UNREACHED, pid: 5, "/bin/busybox", "is statically linked"))
    writer.append(Written.silence(FD_UNREACHED, pid: 0, "/bin/busybox", "is statically linked"))
    writer.append(Written.silence(FD_LOCKED_IN, pid: 6))
    let report = writer.report()
    #expect(report.unfinished.map(\.program.path) == ["/bin/a", "/bin/next", "/bin/file"])
    #expect(report.unfinished.map(\.reason) == [.unknown, .unknown, .sandboxed])
    #expect(
      TextReport().summary(of: report) == """
        backlot: nothing wrong in 5 processes
        backlot: a (process 1) and next (process 3) never told of their ends, as who is killed: what \
        they had open then was not looked at
        backlot: file (process 6) locked itself in by seccomp: what it had open then was not looked at
        backlot: /bin/busybox is statically linked: its descriptors are not looked after

        """)
  }

  @Test("shows neither our own frames nor the code that calls main")
  func frames() {
    var writer = BookWriter()
    for (number, path) in ["/bin/a", "/l/libbacklot_fd.so", "/lib/libc.so.6"].enumerated() {
      writer.append(Written.module(path, number: UInt16(number)))
    }
    let (program, ours, libc) = (UInt64(0), UInt64(1) << 48, UInt64(2) << 48)
    writer.append(
      Written.finding(
        FD_BAD_FD,
        Written.event(
          FD_USED, "read", frames: [ours | 1, ours | 2, libc | 3, program | 4, libc | 5, libc | 6]))
    )
    #expect(
      writer.report().all.first?.events.first?.frames.map(\.description)
        == ["libc.so.6+0x3", "a+0x4"])
  }
}
