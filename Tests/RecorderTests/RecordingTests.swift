// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Programs that burn known CPU time in known functions, and what perf reads of their profiles.
@Suite("A profile from outside", .timeLimit(.minutes(20)))
struct RecordingTests {
  private static let script = "perf script -f -F tid,event,ip,sym -i"
  private static let account = #"strings -n 64 perf.data | grep '^{"version"'"#

  /// Samples of that share of all. Each is in one of two functions by chance: with n of them, a
  /// share is off by more than 4 times sqrt(p (1 - p) / n) once in 16,000 runs.
  private func isNear(_ count: Int, of all: Int, _ share: Double) -> Bool {
    let most = 4 * (share * (1 - share) / Double(all)).squareRoot() + 0.01
    return all > 0 && abs(Double(count) / Double(all) - share) < most
  }

  @Test("of a whole run has the shares that were burnt, and the samples that were expected")
  func wholeRun() async throws {
    let result = try await Script.run(
      """
      record run -- $burn 450 > up || exit
      \(Self.script) perf.data; echo; \(Self.account)
      """)
    try #require(result.status == 0, "\(result.errors)")
    let parts = result.output.components(separatedBy: "\n{")
    let samples = Samples(parts[0])
    let account = try Account("{" + parts[1])
    let (a, b) = (samples.count(of: "burnA"), samples.count(of: "burnB"))
    #expect(isNear(b, of: a + b, 2 / 3.0), "\(a) in burnA, \(b) in burnB")
    #expect(samples.all.count == account.samples.taken)
    #expect(account.how == "outside")
    #expect(account.samples.lost == 0)
    let expected = try #require(account.samples.expected)
    // More or fewer where the virtual machine itself is kept from running.
    #expect((0.7...1.3).contains(Double(account.samples.taken) / expected), "\(account.samples)")
    #expect(Double(samples.count(of: "main")) > 0.98 * Double(a + b), "callers are missing")
  }

  /// Each has a run of its own of the same work.
  @Test("of a whole run has the shares that perf's own has")
  func likePerf() async throws {
    let result = try await Script.run(
      """
      record run -- $burn 450 > up || exit
      perf record -q -g -e cpu-clock:u -F 1000 -o perfs.data $burn 450 > up || exit
      \(Self.script) perf.data; echo; echo ====; echo; \(Self.script) perfs.data
      """)
    try #require(result.status == 0, "\(result.errors)")
    let parts = result.output.components(separatedBy: "====")
    let counts = parts.map(Samples.init).map { ($0.count(of: "burnA"), $0.count(of: "burnB")) }
    try #require(counts.count == 2)
    let share = counts.map { Double($0.1) / Double($0.0 + $0.1) }
    let variance = zip(counts, share).reduce(0) { $0 + $1.1 * (1 - $1.1) / Double($1.0.0 + $1.0.1) }
    #expect(abs(share[0] - share[1]) < 4 * variance.squareRoot() + 0.01, "\(counts)")
    // A virtual machine that is kept from running gives either more or fewer samples.
    let all = counts.map { Double($0.0 + $0.1) }
    #expect(abs(all[0] / all[1] - 1) < 0.3, "ours and perf's: \(counts)")
  }

  @Test("has callers as far as the stack is copied, and says when that was not far enough")
  func deep() async throws {
    for (size, isEnough) in [("", false), ("--stack-size 65528", true)] {
      let result = try await Script.run(
        """
        record run \(size) -- $deep || exit
        \(Self.script) perf.data; echo; \(Self.account)
        """)
      try #require(result.status == 0, "\(result.errors)")
      let parts = result.output.components(separatedBy: "\n{")
      let samples = Samples(parts[0])
      let account = try Account("{" + parts[1])
      let whole = samples.all.count {
        $0.functions.contains("down") && $0.functions.contains("main")
      }
      #expect(
        isEnough ? whole > samples.all.count / 2 : whole == 0, "\(whole) of \(account.samples)")
      #expect(isEnough == (account.samples.cut <= whole / 20), "\(account.samples)")
      #expect(isEnough != account.notes.contains { $0.contains("--stack-size 65528") })
    }
  }

  @Test("is one that perf report reads without complaint")
  func report() async throws {
    let result = try await Script.run(
      "record run -- $burn 90 > up; perf report --stdio --no-children -i perf.data 2>&1 >report; cat report"
    )
    #expect(!result.output.contains("WARNING"))
    #expect(result.output.contains("burnB"))
    #expect(result.output.contains("of event 'cpu-clock'"))
  }

  @Test(
    "of a process that runs begins with start and ends with stop", arguments: ["", "$as_nobody"])
  func startAndStop(user: String) async throws {
    let result = try await Script.run(
      """
      begin \(user) $burn 0
      \(user) "$RECORD" start $P || exit; burnt 50; \(user) "$RECORD" stop $P || exit
      \(Self.script) perf.data; echo; \(Self.account)
      finish
      """)
    try #require(result.status == 0, "\(result.errors)")
    let parts = result.output.components(separatedBy: "\n{")
    let samples = Samples(parts[0])
    let (a, b) = (samples.count(of: "burnA"), samples.count(of: "burnB"))
    #expect(Double(a + b) > 0.95 * Double(samples.all.count))
    #expect(isNear(b, of: a + b, 2 / 3.0), "\(a) in burnA, \(b) in burnB")
    #expect(try Account("{" + parts[1]).samples.taken == samples.all.count)
  }

  @Test("of the shell that begins it needs no number")
  func parent() async throws {
    let result = try await Script.run(
      """
      ln -s "$RECORD" perfme-start; ln -s "$RECORD" perfme-stop
      ./perfme-start; for i in $(seq 60000); do :; done; ./perfme-stop || exit
      perf script -F comm -i perf.data | sort | uniq -c
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("bash"))
    #expect(result.output.split(separator: "\n").count == 1, "only of the shell: \(result.output)")
  }

  @Test("of a program that begins it by system() needs no number")
  func bySystem() async throws {
    let result = try await Script.run(
      "perl -e 'exit(system(\"$ENV{RECORD} start 2>&1\") >> 8 || do { $i++ while $i < 2e6; "
        + "system(\"$ENV{RECORD} stop 2>&1\") >> 8 })' && perf script -F comm -i perf.data | sort | uniq -c"
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("perl"), "\(result.output)")
  }

  @Test("has each sample in the region where it was taken", arguments: ["run --", "start"])
  func regions(way: String) async throws {
    let result = try await Script.run(
      way == "start"
        ? """
        $regions 60 & P=$!; until [ -n "$(ls -l /proc/$P/fd | grep backlot-regions)" ]; do :; done
        sleep 0.1; record start $P || exit; wait $P
        until_file perf.data; while ! \(Self.account) > account; do sleep 0.02; done
        \(Self.script) perf.data
        """
        : "record run -- $regions 60; \(Self.script) perf.data")
    try #require(result.status == 0, "\(result.errors)")
    let samples = Samples(result.output)
    #expect(samples.all.count > 50)
    #expect(samples.events(of: "burnOutside") == ["cpu-clock"])
    #expect(samples.events(of: "burnOuter") == ["cpu-clock:outer"])
    #expect(samples.events(of: "burnInner") == ["cpu-clock:outer/inner"])
  }

  @Test("may be of one region alone")
  func oneRegion() async throws {
    let result = try await Script.run(
      "record run --region inner -- $regions 40; \(Self.script) perf.data")
    let samples = Samples(result.output)
    #expect(samples.count(of: "burnInner") > 50)
    #expect(samples.count(of: "burnOuter") + samples.count(of: "burnOutside") == 0)
  }

  @Test("has all threads, once each, and those that begin later")
  func threads() async throws {
    let result = try await Script.run(
      """
      begin $threads
      record start $P || exit; finish
      while ! \(Self.account) > account; do sleep 0.02; done
      \(Self.script) perf.data; echo; cat account
      """)
    try #require(result.status == 0, "\(result.errors)")
    let parts = result.output.components(separatedBy: "\n{")
    let samples = Samples(parts[0])
    let workers = Dictionary(
      grouping: samples.all.filter { $0.functions.contains("work_long") }, by: \.thread)
    #expect(workers.count == 4)
    // 60 ms each; the file would have 120 of a thread that is sampled twice.
    #expect(
      workers.values.allSatisfy { (45...66).contains($0.count) }, "\(workers.mapValues(\.count))")
    let account = try Account("{" + parts[1])
    #expect(account.notes.contains { $0.contains("1000 threads and processes began") })
  }

  @Test("goes on when the process becomes another program, and follows children only if asked")
  func execAndFork() async throws {
    let result = try await Script.run(
      """
      begin sh -c 'echo up; read go; $burn 30; exec $burn 60'
      record start --output alone.data $P || exit
      record start --output all.data --children $P || exit
      finish; for f in alone all; do
        while ! strings -n 64 $f.data | grep -q '^{"version"'; do sleep 0.02; done
        perf script -F pid,sym -i $f.data | grep -E '^ *[0-9]+' | sort | uniq -c | wc -l
        perf script -F ip,sym -i $f.data | grep -c burnB
      done
      """)
    let numbers = result.output.split(separator: "\n").compactMap { Int($0) }
    try #require(numbers.count == 4, "\(result.output) \(result.errors)")
    #expect(numbers[0] == 1, "one process")
    #expect(numbers[1] > 20, "burnB of the program that it became")
    #expect(numbers[2] == 2, "it, and its child")
    #expect(numbers[3] > numbers[1])
  }

  @Test("counts other events", arguments: ["page-faults", "task-clock"])
  func events(name: String) async throws {
    let result = try await Script.run(
      "record run --event \(name) -- sh -c 'ls /; $burn 30' > list; perf report --stdio -i perf.data 2>&1"
    )
    #expect(result.output.contains("of event '\(name)'"), "\(result.output) \(result.errors)")
  }

  @Test("has no callers when none are asked for")
  func noStacks() async throws {
    let result = try await Script.run(
      "record run --call-graph none -- $burn 60 > up; \(Self.script) perf.data")
    let samples = Samples(result.output)
    #expect(samples.all.count > 30)
    #expect(samples.all.allSatisfy { $0.functions.count == 1 })
  }

  @Test("of a run passes on how the program ended")
  func ends() async throws {
    let result = try await Script.run(
      """
      record run -- $burn 3 7 > up; echo $?
      (record run -- sh -c 'kill -USR1 $$') 2>/dev/null; echo $?
      record run -- ./nothing; echo $?
      record run -- /etc/passwd; echo $?
      ls perf.data
      """)
    #expect(result.output == "7\n138\n127\n126\nperf.data\n")
    #expect(result.errors.contains("cannot run ./nothing: No such file or directory"))
    #expect(result.errors.contains("cannot run /etc/passwd: Permission denied"))
  }

  @Test("of a run is not ended by Ctrl-C before the program is")
  func interrupt() async throws {
    let result = try await Script.run(
      """
      env --default-signal=INT setsid "$RECORD" run -- bash -c 'trap "echo caught; exit 5" INT; echo up; while :; do :; done' > said &
      until_file said; pkill -INT -s $! bash
      wait $!; echo $?; cat said; perf report --stdio -i perf.data 2>&1 | grep -c "of event"
      """)
    #expect(result.output == "5\nup\ncaught\n1\n", "\(result.errors)")
  }
}
