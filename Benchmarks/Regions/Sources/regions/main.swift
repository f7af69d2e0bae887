// SPDX-License-Identifier: Apache-2.0
//
// Nanoseconds for a pair of beginning and end: the best of many batches, as others use the machine.
import BacklotProfiling
import Glibc
import Switch

let region = Region("measured")

/// Somewhat more than nothing, which is not optimised away.
@inline(never) func work(_ value: UInt64) -> UInt64 { value &* 6_364_136_223_846_793_005 &+ 1 }

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

func best(of size: Int, _ body: () -> Void) -> Double {
  (0..<300).reduce(into: Double.infinity) { best, _ in
    let start = now()
    for _ in 0..<size { body() }
    best = min(best, (now() - start) / Double(size))
  }
}

func best(of size: Int, _ body: () async -> Void) async -> Double {
  var best = Double.infinity
  for _ in 0..<300 {
    let start = now()
    for _ in 0..<size { await body() }
    best = min(best, (now() - start) / Double(size))
  }
  return best
}

func row(_ title: String, _ nanoseconds: Double) {
  let tenths = Int(nanoseconds * 10)
  print(
    "\(title)\(String(repeating: " ", count: max(1, 40 - title.count)))\(tenths / 10).\(tenths % 10)"
  )
}

func compare() async {
  nonisolated(unsafe) var value: UInt64 = 1
  let plain = best(of: 10_000) { value = work(value) }
  let bare = await best(of: 1_000) { () async in value = work(value) }
  let ways: [(String, Measures, Int)] = [
    ("tag, which is always kept", [], 10_000), ("wall time", .wallTime, 10_000),
    ("CPU time", .cpuTime, 200), ("counters", .counters, 200),
    ("all of these", [.wallTime, .cpuTime, .counters], 200),
  ]
  for (title, measures, size) in ways {
    Profiler.measure(measures)
    row(title, best(of: size) { value = region.measure { work(value) } } - plain)
  }
  for (title, measures) in [("a task's tag", []), ("a task's wall time", .wallTime)]
    as [(String, Measures)]
  {
    Profiler.measure(measures)
    let pair = await best(of: 1_000) {
      () async in value = await region.measure { () async in work(value) }
    }
    row(title, pair - bare)
  }
  let event = switch_open()
  guard event >= 0 else { return print("perf_event_open is refused: nothing to compare with") }
  let switched = best(of: 200) {
    switch_on(event)
    value = work(value)
    switch_off(event)
  }
  row("ioctl: enable and disable", switched - plain)
}

await compare()
