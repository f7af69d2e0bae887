// SPDX-License-Identifier: Apache-2.0
import BacklotSymbols
import Foundation
import Testing

@testable import BacklotProfiles

/// perf may be missing, and the kernel may forbid it.
private let hasPerf: Bool = {
  let script = "perf record -q -e cpu-clock:u -o probe.data true && perf script -i probe.data"
  return (try? Scratch().shell("{ \(script); } > /dev/null 2>&1")) != nil
}()

/// What perf itself records, read by perf and by us.
@Suite("A recording of perf", .timeLimit(.minutes(20)), .enabled(if: hasPerf))
struct PerfAgreementTests {
  private static let c = """
    #include <pthread.h>
    #include <stdlib.h>
    #define APART __attribute__((noinline))
    static inline __attribute__((always_inline)) unsigned mix(unsigned x) {
      for (int i = 0; i < 16; i++) x = x * 1664525u + 1013904223u;
      return x;
    }
    static volatile unsigned sink;
    APART void leaf(int n) { for (int i = 0; i < n; i++) sink += mix(i); }
    APART void parse(void) { leaf(100000); sink++; }
    APART void emit(void) { leaf(50000); sink--; }
    static int in_order(const void *a, const void *b) { return *(int *)a - *(int *)b; }
    static void *work(void *unused) {
      for (int i = 0; i < 20; i++) emit();
      return unused;
    }
    int main(void) {
      pthread_t thread;
      static int list[50000];
      pthread_create(&thread, NULL, work, NULL);
      for (int i = 0; i < 20; i++) { parse(); emit(); }
      for (int i = 0; i < 50000; i++) list[i] = rand();
      qsort(list, 50000, sizeof *list, in_order);
      pthread_join(thread, NULL);
    }
    """

  private static let swift = """
    @inline(never) func burnAlpha(_ n: Int) -> Int {
      var sum = n
      for i in 0..<n { sum = sum &* 31 &+ i }
      return sum
    }
    @inline(never) func burnBeta(_ n: Int) -> [String: Int] {
      var table: [String: Int] = [:]
      for i in 0..<n { table["key \\(i % 100)", default: 0] += i }
      return table
    }
    struct Store<Element> {
      @inline(never) func burnGamma(_ n: Int) -> Int { burnAlpha(n) + burnBeta(n / 1000).count }
    }
    var sum = 0
    for _ in 0..<30 { sum &+= Store<Int>().burnGamma(4_000_000) }
    print(sum)
    """

  /// The weight of each function in the program itself, and of each other file.
  private func ours(_ profile: Profile, _ program: String) -> [String: UInt64] {
    profile.samples.reduce(into: [:]) { weights, sample in
      let frame = profile.stacks[sample.stack].map { profile.frames[$0] }.first {
        $0.kind != .inlined
      }
      let module = frame?.place.moduleName ?? "[unknown]"
      weights[module == program ? frame?.place.function ?? "?" : module, default: 0] +=
        sample.weight
    }
  }

  /// The same as `perf report` sums it up; a name may be in parts there, as optimizers make them.
  private func perfs(_ scratch: Scratch, _ program: String) throws -> [String: UInt64] {
    let text = try scratch.shell(
      "perf report -i perf.data --no-children --stdio -g none -F period,dso,sym -t '|' 2>/dev/null")
    var weights: [String: UInt64] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard words.count == 3, let weight = UInt64(words[0]) else { continue }
      weights[words[1] == program ? String(words[2].dropFirst(4)) : words[1], default: 0] += weight
    }
    return weights
  }

  @Test(
    "of a C program has the same weight in each function as in perf report",
    arguments: [
      "-g", "", "--call-graph dwarf,512", "-c 500000 -d", "--buildid-mmap -g", "-g -s -T -W",
    ])
  func c(options: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.c, to: "burn.c")
    try scratch.shell(
      """
      gcc -g -O1 -fno-omit-frame-pointer -pthread burn.c -o burn
      perf record -q -e cpu-clock:u \(options) -o perf.data ./burn 2> /dev/null
      """)
    let profile = try Profile(contentsOf: scratch.path("perf.data"), symbols: Symbols())
    let (own, perfs) = (ours(profile, "burn"), try perfs(scratch, "burn"))
    #expect(own == perfs)
    #expect(profile.samples.count > 5)
    #expect(profile.threads.allSatisfy { $0.name == "burn" })
  }

  @Test("of a Swift program has the same weight in each function, with the names of the source")
  func swift() throws {
    let scratch = try Scratch()
    try scratch.write(Self.swift, to: "burn.swift")
    try scratch.shell(
      """
      swiftc -O -g burn.swift -module-name program -o burn
      perf record -q -F 1000 -e cpu-clock:u -g -o perf.data ./burn > /dev/null
      """)
    let profile = try Profile(contentsOf: scratch.path("perf.data"), symbols: Symbols())
    let (own, perfs) = (ours(profile, "burn"), try perfs(scratch, "burn"))
    for word in ["burnAlpha", "burnBeta", "burnGamma", "libswiftCore.so"] {
      #expect(Self.sum(own, word) == Self.sum(perfs, word), "\(word)")
    }
    #expect(own["program.burnAlpha(Int) -> Int"] ?? 0 > 0)
  }

  private static func sum(_ weights: [String: UInt64], _ word: String) -> UInt64 {
    weights.reduce(0) { $0 + ($1.key.contains(word) ? $1.value : 0) }
  }

  @Test("of several processes and CPUs has the same samples, one by one, as perf script")
  func script() throws {
    let scratch = try Scratch()
    try scratch.shell(
      """
      perf record -q -e cpu-clock:u,page-faults:u -g -o perf.data sh -c '
        for i in 1 2 3; do ls / ; (cat /proc/self/maps | sort) & done; wait' > /dev/null
      """)
    let profile = try Profile(contentsOf: scratch.path("perf.data"), symbols: Symbols())
    let text = try scratch.shell(
      "perf script -i perf.data -F pid,tid,time,period,event --ns 2>/dev/null | grep .")
    let perfs = text.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    #expect(Set(profile.samples.map { Self.line($0, profile) }) == Set(perfs))
    #expect(profile.samples.count == perfs.count)
    #expect(Set(profile.threads.map(\.name)).isSuperset(of: ["sh", "ls", "sort"]))
  }

  private static func line(_ sample: Profile.Sample, _ profile: Profile) -> String {
    let thread = profile.threads[sample.thread]
    let (seconds, rest) = sample.time.quotientAndRemainder(dividingBy: 1_000_000_000)
    let time = "\(seconds).\(String(rest + 1_000_000_000).dropFirst())"
    return
      "\(thread.process)/\(thread.id) \(time): \(sample.weight) \(profile.events[sample.event].name):"
  }
}
