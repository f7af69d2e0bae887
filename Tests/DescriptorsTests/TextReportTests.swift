// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
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
}
