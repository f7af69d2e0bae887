// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import Testing

@Suite("A comparison of two runs")
struct ComparisonTests {
  private func finding(
    _ kind: Kind = .leak, _ function: String = "open_it", line: Int = 3, file: String = "a.c",
    offset: UInt64 = 17, fd: Int32 = 5, limit: UInt64 = 0
  ) -> Finding {
    let frame = Frame(
      function: function, file: file, line: line, module: "/lib/l.so", offset: offset)
    return Finding(
      kind: kind, fd: fd, limit: limit, events: [Event(role: .opened, frames: [frame])])
  }

  @Test("knows a finding again after the code has moved")
  func moved() {
    let change = Comparison(
      old: [finding()], new: [finding(line: 9, offset: 99, fd: 7)])
    #expect(change.new.isEmpty && change.gone.isEmpty && change.remaining.count == 1)
  }

  @Test("knows a finding again in another checkout")
  func elsewhere() {
    let change = Comparison(
      old: [finding(file: "/home/a/src/x.c")], new: [finding(file: "/tmp/b/src/x.c")])
    #expect(change.new.isEmpty && change.gone.isEmpty && change.remaining.count == 1)
  }

  @Test("tells wrong flags of one line from others")
  func flags() {
    let (old, new) = (finding(.flagMisuse), finding(.flagMisuse, limit: 0x400))
    #expect(Comparison(old: [old], new: [old, new]).new == [new])
  }

  @Test("tells what is new and what is gone")
  func changed() {
    for other in [finding(.badDescriptor), finding(file: "b.c"), finding(.leak, "make_it")] {
      let change = Comparison(old: [finding()], new: [other])
      #expect(change.new == [other] && change.gone == [finding()] && change.remaining.isEmpty)
    }
  }

  @Test("reads as text")
  func text() {
    let change = Comparison(old: [finding()], new: [finding(.leak, "make_it", fd: 6)])
    #expect(
      TextReport().text(for: change)
        == """
        backlot: error: fd-leak: descriptor 6 is still open at the end
          in process 0
          opened as descriptor -1
            #0 make_it a.c:3 (l.so)
        backlot: gone: fd-leak: descriptor 5 is still open at the end, by open_it a.c:3 (l.so), in \
        process 0
        backlot: 1 new, 1 gone, 0 still there

        """.replacing(" as descriptor -1", with: ""))
  }
}
