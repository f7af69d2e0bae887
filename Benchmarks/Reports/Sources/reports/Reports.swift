// SPDX-License-Identifier: Apache-2.0
import BacklotReportFiles
import BacklotReporting
import Glibc

/// Prints what it costs to write 100,000 results in each format, and whether memory grows with them.
///
/// Every report is written by a process of its own, whose peak memory the kernel tells.
@main
enum Reports {
  static let counts = [10_000, 100_000]

  static func main() throws {
    let words = CommandLine.arguments
    if words.count == 4, let count = Int(words[2]) {
      try write(words[1], count, to: words[3])
    } else {
      printTable()
    }
  }

  private static let reporters: [(name: String, reporter: any Reporter)] = [
    ("text", TextReporter()), ("TAP", TAPReporter()), ("JUnit", JUnitReporter(.rich)),
    ("subunit", SubunitReporter()), ("JSON Lines", JSONLinesReporter()),
  ]

  private static func write(_ name: String, _ count: Int, to path: String) throws {
    guard let reporter = reporters.first(where: { $0.name == name })?.reporter else { return }
    let set = try ReportSet([(reporter, path)])
    set.report(.runStarted(TestRun(name: "run")))
    for index in 0..<count {
      let result = result(index)
      set.report(.testStarted(result.path))
      set.report(.testEnded(result))
    }
    set.report(.runEnded(.complete))
    try set.finish()
  }

  /// One of a hundred failed, in groups of a thousand.
  private static func result(_ index: Int) -> TestResult {
    let start = 1_700_000_000 + Double(index) / 1000
    let path = TestPath(["group \(index / 1000)"], "test number \(index)")
    guard index % 100 == 0 else {
      return TestResult(path, .passed, duration: .microseconds(1500), start: start)
    }
    let problem = TestProblem(
      .assertion, "expected 3, got 4", details: "left: 3\nright: 4",
      at: SourceLine(file: "Tests/Store.swift", line: 12))
    return TestResult(
      path, .failed, duration: .microseconds(1500), start: start, problems: [problem],
      output: [TestOutput(.out, "one line\nanother line\n")])
  }
}

extension Reports {
  private struct Cost {
    var seconds: Double
    var kibibytes: Int
  }

  private static func printTable() {
    print("| report | 100,000 results | peak memory, 10,000 | peak memory, 100,000 |")
    print("|---|---|---|---|")
    for (name, _) in reporters {
      let costs = counts.map { cost(name, $0) }
      let seconds = (costs[1].seconds * 100).rounded() / 100
      print("| \(name) | \(seconds) s | \(costs[0].kibibytes) KiB | \(costs[1].kibibytes) KiB |")
    }
  }

  private static func cost(_ name: String, _ count: Int) -> Cost {
    let path = "/tmp/backlot-report-bench.\(getpid())"
    defer { unlink(path) }
    let words = ["reports", name, String(count), path]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let start = now()
    var child: pid_t = 0
    precondition(posix_spawn(&child, "/proc/self/exe", nil, nil, &arguments, environ) == 0)
    var (status, usage) = (Int32(0), rusage())
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    precondition(status == 0, "a report could not be written")
    return Cost(seconds: now() - start, kibibytes: usage.ru_maxrss)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
