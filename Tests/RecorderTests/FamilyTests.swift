// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A process forks workers with regions of their own, one of which becomes another program.
@Suite("A profile of a family of processes", .timeLimit(.minutes(20)))
struct FamilyTests {
  private static let script = "perf script -f -F tid,event,ip,sym -i perf.data"
  private static let account = #"strings -n 64 perf.data | grep '^{"version"'"#

  private static let homes: [String: Set<String>] = [
    "burnOutside": ["cpu-clock"], "burnOuter": ["cpu-clock:outer"],
    "burnInner": ["cpu-clock:outer/inner"], "burnMaster": ["cpu-clock:master"],
    "burnForked": ["cpu-clock:fork"],
  ]

  private static let unknown = "cpu-clock:(unknown region)"

  /// Each function was sampled in its region, and elsewhere only where that is said to be unknown.
  private func expectRightRegions(_ samples: Samples, all functions: Bool = true) {
    for (function, home) in Self.homes {
      let events = samples.events(of: function).subtracting([Self.unknown])
      #expect(functions ? events == home : events.isSubset(of: home), "\(function) in \(events)")
    }
  }

  /// The recorder wakes up every 20 ms, and may be kept waiting for as long again.
  private func expectFewUnknown(_ samples: Samples, in most: Int) {
    let unknown = samples.all.filter { $0.event == Self.unknown }
    let counts = Dictionary(grouping: unknown, by: \.thread).mapValues(\.count)
    #expect(counts.count <= most && counts.values.allSatisfy { $0 <= 40 }, "\(counts)")
  }

  /// A quarter of its time outside, a quarter in outer and half in inner. As elsewhere, 4 times
  /// sqrt(p (1 - p) / n) is passed once in 16,000 runs.
  private func expectShares(_ samples: [Samples.Sample]) {
    let work = samples.filter { sample in
      ["burnOutside", "burnOuter", "burnInner"].contains { sample.functions.contains($0) }
    }
    for (event, share) in [
      ("cpu-clock", 0.25), ("cpu-clock:outer", 0.25), ("cpu-clock:outer/inner", 0.5),
    ] {
      let got = Double(work.count { $0.event == event }) / Double(work.count)
      let most = 4 * (share * (1 - share) / Double(work.count)).squareRoot() + 0.02
      #expect(abs(got - share) < most, "\(event) has \(got) of \(work.count)")
    }
  }

  private func byThread(_ samples: Samples) -> [Int: [Samples.Sample]] {
    Dictionary(grouping: samples.all.filter { $0.functions.contains("work") }, by: \.thread)
  }

  /// The program is watched from its first region on, and so is what it becomes and forks.
  @Test("has each sample in the region of its own process where it was taken")
  func run() async throws {
    let result = try await Script.run("record run -- $family 30 || exit; \(Self.script)")
    try #require(result.status == 0, "\(result.errors)")
    let samples = Samples(result.output)
    expectRightRegions(samples)
    expectFewUnknown(samples, in: 0)
    let workers = byThread(samples)
    #expect(workers.count == 3)
    for worker in workers.values { expectShares(worker) }
    #expect(Double(samples.all.count { $0.event == "cpu-clock:outer/inner" }) > 3 * 60 * 0.8)
  }

  /// The first takes the memory that was made for it; the descriptor of that is the others', too.
  @Test("has those of each program that a shell runs")
  func shell() async throws {
    let result = try await Script.run(
      """
      record run -- sh -c '$family 5; $family 5 & $family 5; wait' || exit; \(Self.script)
      """)
    try #require(result.status == 0, "\(result.errors)")
    let samples = Samples(result.output)
    expectRightRegions(samples)
    #expect(byThread(samples).count == 9)
  }

  /// Workers that were there before, and later ones. What one of these notes is known from its first
  /// region on where it was forked; where it has become another program, from when the recorder sees
  /// it.
  @Test("has those that were there before, once each, and those that come")
  func start() async throws {
    let result = try await Script.run(
      """
      begin $family 0 30
      record start --children $P || exit; sleep 0.3; finish
      while ! \(Self.account) > account; do sleep 0.02; done
      \(Self.script); echo; cat account
      """)
    try #require(result.status == 0, "\(result.errors)")
    let parts = result.output.components(separatedBy: "\n{")
    let samples = Samples(parts[0])
    let account = try Account("{" + parts[1])
    expectRightRegions(samples, all: false)
    let workers = byThread(samples)
    #expect(workers.count == 6)
    for worker in workers.values { expectShares(worker.filter { $0.event != Self.unknown }) }
    // 120 ms each; the file would have 240 of one that is sampled twice.
    let late = workers.keys.sorted().suffix(3).map { workers[$0]!.count }
    #expect(late.allSatisfy { (90...132).contains($0) }, "\(late)")
    expectFewUnknown(samples, in: 1)
    let expected = try #require(account.samples.expected)
    // More or fewer where the virtual machine itself is kept from running.
    #expect((0.7...1.3).contains(Double(account.samples.taken) / expected), "\(account.samples)")
  }

  @Test("may be of one region, in all of them")
  func oneRegion() async throws {
    let result = try await Script.run(
      """
      begin $family 0 10
      record start --children --region inner $P || exit; sleep 0.2; finish
      while ! \(Self.account) > account; do sleep 0.02; done
      \(Self.script)
      """)
    try #require(result.status == 0, "\(result.errors)")
    let samples = Samples(result.output)
    #expect(byThread(samples).count == 6)
    #expect(samples.all.allSatisfy { $0.event == "cpu-clock:outer/inner" })
    #expect(samples.count(of: "burnInner") > 60)
  }

  /// The recorder sleeps while workers end and others come: more than its memory has room for.
  @Test("has no sample in a wrong region after a loss")
  func loss() async throws {
    let result = try await Script.run(
      """
      begin $family 0 70
      record start -F 10000 --children $P || exit; R=$(pgrep -n -f "start -F 10000 --children $P")
      kill -STOP $R; (P=$(pgrep -n -P $P); burnt $(($(awk '{ print $14 }' /proc/$P/stat) + 30)))
      exec 4>&-; sleep 0.2; kill -CONT $R; wait $P
      while ! \(Self.account) > account; do sleep 0.02; done
      \(Self.script) 2> warnings; echo; cat account
      """)
    try #require(result.status == 0, "\(result.errors)")
    let parts = result.output.components(separatedBy: "\n{")
    let account = try Account("{" + parts[1])
    #expect(account.samples.lost > 0)
    expectRightRegions(Samples(parts[0]), all: false)
  }

  @Test("goes through thousands of short lives, and keeps none of them")
  func storm() async throws {
    let result = try await Script.run(
      """
      begin $storm 2000
      record start --children $P || exit; R=$(pgrep -n -f "start --children $P")
      size() { sleep 0.5; awk '/VmRSS/ { print $2 }' /proc/$R/status; ls /proc/$R/map_files | wc -l; }
      size; exec 4>&-; until grep -q calm output; do sleep 0.02; done; size
      record stop $P || exit; kill $P; \(Self.account)
      """)
    try #require(result.status == 0, "\(result.output) \(result.errors)")
    let parts = result.output.components(separatedBy: "\n{")
    let sizes = parts[0].split(separator: "\n").compactMap { Int($0) }
    try #require(sizes.count == 4, "\(result.output)")
    // What one would leave is 10 kB at least, and a mapping.
    #expect(sizes[2] - sizes[0] < 4096, "kB: \(sizes)")
    #expect(sizes[3] - sizes[1] < 50, "mappings: \(sizes)")
    let account = try Account("{" + parts[1])
    #expect(account.notes.contains { $0.contains("2000 threads and processes began") })
    #expect(account.samples.lost == 0)
  }

  @Test("leaves out those that begin and end it")
  func recorders() async throws {
    let result = try await Script.run(
      """
      record start -F 10000 --children; for i in $(seq 20000); do :; done; record stop || exit
      perf script -F comm -i perf.data | sort | uniq -c
      """)
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("bash"))
    #expect(result.output.contains("seq"))
    #expect(!result.output.contains("backlot"), "\(result.output)")
  }

  @Test("is without those of another user, and says so", .enabled(if: geteuid() == 0))
  func others() async throws {
    let result = try await Script.run(
      """
      cp "$(command -v sleep)" theirs; chmod u+s theirs
      begin $as_nobody sh -c './theirs 60 & echo up; read go; kill $!; $burn 30'
      $as_nobody "$RECORD" start --children $P; echo $?; chmod u-s theirs; pkill -P $P theirs
      finish; while ! \(Self.account) > account; do sleep 0.02; done
      perf script -f -F ip,sym -i perf.data | grep -c burnB; cat account
      """)
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == 3, "\(result.output) \(result.errors)")
    #expect(lines[0] == "0")
    #expect(Int(lines[1]) ?? 0 > 5)
    #expect(
      lines[2].contains("1 threads of processes that were there before belong to other users"))
  }
}
