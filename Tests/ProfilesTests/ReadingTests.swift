// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

@testable import BacklotProfiles

@Suite("A perf.data", .timeLimit(.minutes(20)))
struct ReadingTests {
  @Test("of ours has a region in each event's name")
  func regions() throws {
    var file = RecordedFile()
    file.events = [
      .init(name: "cpu-clock", id: 1), .init(name: "cpu-clock:request/parse", id: 2),
      .init(name: "cpu-clock:a:b", id: 3),
    ]
    file.story = #"{"version":1,"how":"in-process","event":"cpu-clock"}"#
    for id in [2, 1, 3, 2] as [UInt64] { file.records += file.sample([0x1000], at: id, id: id) }
    let profile = try file.read()
    #expect(profile.events == [.init(name: "cpu-clock", isTime: true)])
    #expect(
      profile.samples.map { profile.regions[$0.region] } == [
        [], ["request", "parse"], ["request", "parse"], ["a:b"],
      ])
    #expect(profile.filtered(region: "parse").samples.count == 2)
    #expect(profile.filtered(region: "request/parse").samples.count == 2)
    #expect(profile.filtered(region: "pars").samples.isEmpty)
  }

  @Test("of another program has none, whatever colons are in the names of its events")
  func foreign() throws {
    var file = RecordedFile()
    file.events = [
      .init(name: "cpu-clock:u", id: 1), .init(name: "sched:sched_switch", id: 2, type: 2),
    ]
    file.records += file.sample([0x1000], at: 1) + file.sample([0x1000], at: 2, id: 2)
    let profile = try file.read()
    #expect(profile.events.map(\.name) == ["cpu-clock:u", "sched:sched_switch"])
    #expect(profile.events.map(\.isTime) == [true, false])
    #expect(profile.regions == [[]])
    #expect(profile.account.how == nil)
  }

  @Test("is read in order of time, however its records come")
  func order() throws {
    var file = RecordedFile()
    file.records += file.sample([0x1010], at: 30) + file.map("/b", at: 0x1000, time: 20)
    file.records += file.sample([0x1010], at: 10) + file.map("/a", at: 0x1000)
    let profile = try file.read()
    #expect(profile.samples.map(\.time) == [10, 30])
    #expect([0, 1].map { profile.stack(ofSample: $0) } == [["a+0x10"], ["b+0x10"]])
  }

  @Test("has the mappings of a parent in its child, and none of them after exec")
  func forkAndExec() throws {
    var file = RecordedFile()
    file.records += file.map("/parent", at: 0x1000) + file.fork(11, of: 10, time: 1)
    file.records += file.map("/other", at: 0x1000, time: 2) + file.sample([0x1010], at: 3, pid: 11)
    file.records += file.name("new", pid: 11, time: 4, isExec: true)
    file.records += file.sample([0x1010], at: 5, pid: 11) + file.sample([0x1010], at: 6)
    let profile = try file.read()
    #expect(profile.stack(ofSample: 0) == ["parent+0x10"])
    #expect(profile.stack(ofSample: 1) == ["0x1010"])
    #expect(profile.stack(ofSample: 2) == ["other+0x10"])
  }

  @Test("names threads as they were called last")
  func names() throws {
    var file = RecordedFile()
    file.records += file.name("sh", time: 1) + file.fork(11, of: 10, time: 2)
    file.records += file.sample([1], at: 3, pid: 11) + file.sample([1], at: 3)
    file.records += file.sample([1], at: 3, tid: 12) + file.name("worker", tid: 12, time: 4)
    file.records += file.sample([1], at: 5, tid: 12) + file.name("later", time: 6)
    let threads = try file.read().threads
    #expect(threads.map(\.name) == ["sh", "sh", "worker"])
    #expect(threads.map(\.id) == [11, 10, 12])
    #expect(threads.map(\.process) == [11, 10, 10])
  }

  @Test("tells what was lost and throttled")
  func losses() throws {
    var file = RecordedFile()
    let trailer = RecordedFile.trailer(1, pid: 10)
    for lost in [3, 4] as [UInt64] {
      file.records += RecordedFile.record(2, 0, .number(UInt64(1)) + .number(lost) + trailer)
    }
    file.records += RecordedFile.record(13, 0, .number(UInt64(5)) + trailer)
    file.records += RecordedFile.record(5, 0, [UInt8](repeating: 0, count: 24) + trailer)
    let account = try file.read().account
    #expect(account.lost == 7)
    #expect(account.throttled == 1)
    #expect(account.taken == 0)
  }

  @Test("has the kernel's frames told apart from the program's")
  func kernel() throws {
    var file = RecordedFile()
    file.records += file.map("/a", at: 0x1000)
    let (kernel, user) = (RecordedFile.kernelMark, RecordedFile.userMark)
    file.records += file.sample([kernel, 0xffff_8000_0000_0010, user, 0x1010], at: 1, misc: 1)
    file.records += file.sample([kernel, 0xffff_9000_0000_0010], at: 2, misc: 1)
    let list = """
      ffff800000000000 T do_work
      ffff800000000008 d data
      ffff900000000000 t load\t[module]

      """
    let profile = try file.read(kernel: list)
    #expect(profile.frames.map(\.kind) == [.kernel, .called, .kernel])
    #expect(profile.frames.map(\.name) == ["do_work", "[a]", "load"])
    #expect(profile.frames.map(\.place.moduleName) == ["[kernel]", "a", "[module]"])
    #expect(try file.read(kernel: "0000000000000000 T do_work").frames[0].name == "[kernel]")
  }

  @Test("has no names for another kernel than the one that runs")
  func otherKernel() throws {
    var file = RecordedFile()
    file.records += RecordedFile.record(
      1, 1,
      RecordedFile.pair(-1, 0) + .words([0xffff_8000_0000_0000, 0x1000, 0xffff_8000_0000_0000])
        + .text("[kernel.kallsyms]_text") + RecordedFile.trailer(0, pid: -1))
    file.records += file.sample([RecordedFile.kernelMark, 0xffff_8000_0000_0010], at: 1, misc: 1)
    #expect(try file.read(kernel: "ffff800000000000 T _text").frames[0].name == "_text")
    let other = try file.read(kernel: "ffff800000000008 T _text")
    #expect(other.frames[0].name == "[kernel]")
    #expect(other.account.notes.map { $0.prefix(14) } == ["another kernel"])
    // Each start puts it somewhere else.
    let old = KernelCode(.time(1_000_000_000)) { Array("ffff800000000000 T _text".utf8) }
    #expect(old.frame(at: 0xffff_8000_0000_0010, .kernel).function == nil)
  }

  @Test("tells that stacks which were only copied lack their callers")
  func copied() throws {
    var file = RecordedFile()
    file.events[0].sampleType |= 1 << 12 | 1 << 13
    file.events[0].userRegisters = 1 << 8 | 1 << 7 | 1 << 32
    let kernel: UInt64 = 0xffff_8000_0000_0001
    var body: [UInt8] = .words([1, kernel]) + RecordedFile.pair(10, 10)
    body += .words([5, 7, 2, RecordedFile.kernelMark, kernel])
    // On each machine one of them is the instruction pointer. Then the stack.
    body += .words([2, 0x20, 0x1010, 0x1010, 16, 0, 0, 16])
    file.records += file.map("/a", at: 0x1000) + RecordedFile.record(9, 1, body)
    let profile = try file.read()
    #expect(profile.stack(ofSample: 0).last == "a+0x10")
    #expect(profile.account.notes.contains { $0.hasPrefix("1 samples have a copy of their stack") })
  }

  @Test("may have bytes of a tracing processor between its records")
  func trace() throws {
    var file = RecordedFile()
    file.records += RecordedFile.record(
      71, 0, .number(UInt64(24)) + [UInt8](repeating: 0, count: 32))
    file.records += [UInt8](repeating: 0xff, count: 24) + file.sample([0x1000], at: 1)
    #expect(try file.read().samples.count == 1)
  }

  @Test("has an account of the profiler itself")
  func story() throws {
    var file = RecordedFile()
    file.story = """
      {"version":1,"how":"outside","event":"cpu-clock","frequency":1000,"start":5,"end":9,"cpu":4,
       "overhead":1,"samples":{"expected":2.5,"taken":3,"lost":1,"throttled":2,"cut":6,"blocked":7},
       "regions":[{"name":"parse","calls":2,
         "wall":{"min":1,"median":2,"p99":3,"max":4,"total":5},"counters":{"page-faults":8}}],
       "absent":{"cycles":"none here"},"notes":["a sentence"],"future":[1]}
      """
    let account = try file.read().account
    #expect(account.how == "outside")
    #expect(account.frequency == 1000)
    #expect([account.start, account.end, account.cpu, account.overhead] == [5, 9, 4, 1])
    #expect(account.expected == 2.5)
    let counts = [account.taken, account.lost, account.throttled, account.cut, account.blocked]
    #expect(counts == [3, 1, 2, 6, 7])
    let wall = Account.Spread(min: 1, median: 2, p99: 3, max: 4, total: 5)
    #expect(
      account.regions == [.init(name: "parse", calls: 2, wall: wall, counters: ["page-faults": 8])])
    #expect(account.absent == ["cycles": "none here"])
    #expect(account.notes == ["a sentence"])
  }

  @Test("has functions that a program made, by the list that it keeps")
  func jit() throws {
    let pid = Int32.random(in: 1 << 29..<1 << 30)
    let map = "/tmp/perf-\(pid).map"
    try "5000 100 first\n5100 10 a name\n".write(toFile: map, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: map) }
    var file = RecordedFile()
    file.records += file.map("//anon", at: 0x5000, pid: pid)
    file.records += file.sample([0x5105, 0x50ff, 0x5110], at: 1, pid: pid)
    #expect(try file.read().stack(ofSample: 0) == ["a name", "first", "anon+0x5110"])
  }

  @Test("puts the instruction pointer in front of the chain")
  func leaves() {
    let (kernel, user) = (RecordedFile.kernelMark, RecordedFile.userMark)
    func complete(_ chain: [UInt64], _ context: CallChain.Context) -> [UInt64] {
      var chain = chain
      CallChain.complete(&chain, ip: 7, context: context)
      return chain
    }
    #expect(complete([], .user) == [user, 7])
    #expect(complete([user, 8, 9], .user) == [user, 7, 9])
    #expect(complete([8, 9], .user) == [user, 7, 9])
    #expect(complete([user, 8], .kernel) == [kernel, 7, user, 8])
    #expect(complete([kernel, 8, user, 9], .kernel) == [kernel, 7, user, 9])
    #expect(complete([kernel], .user) == [user, 7, kernel])
  }
}
