// SPDX-License-Identifier: Apache-2.0
import BacklotMocking
import Callers
import Foundation

/// Measures what mocks cost, and prints a table.
@main
struct Mocks {
  private static let calls = 1_000_000

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    let rounds = words.dropFirst().first.flatMap { Int($0) } ?? 5
    var table = Table()
    for _ in 0..<rounds {
      try measure(into: &table)
      if let rival = words.first { try table.add(rival: rival) }
    }
    print("mocks, medians of \(rounds) rounds\n")
    print(table.text)
  }

  private static func measure(into table: inout Table) throws {
    table.add("plain call of C", nanoseconds(calls) { _ = callers_call(calls) })
    table.add("Swift mock, 1 expectation", swiftMock(lines: 1))
    table.add("Swift mock, 1000 expectations", swiftMock(lines: 1_000))
    try withMocks {
      let random = try Random("random")
      random.callsThrough()
      table.add("hooked, goes on", nanoseconds(calls) { _ = callers_call(calls) })
    }
    try withMocks {
      let random = try Random("random")
      random.whenever().callsThrough()
      table.add("hooked, recorded, goes on", nanoseconds(calls) { _ = callers_call(calls) })
    }
    try expected(into: &table)
    try installation(into: &table)
  }

  private typealias Random = CFunction<() -> Int>

  private static func swiftMock(lines: Int) -> Double {
    let door = Mock<(Int) -> Int>("open")
    return withMocks {
      let each = calls / 10 / lines
      for line in 0..<lines { door.expect(.equal(line)).times(each).returns(1) }
      return nanoseconds(each * lines) {
        for _ in 0..<each {
          for line in 0..<lines { _ = door.call(line) as Int }
        }
      }
    }
  }

  private static func expected(into table: inout Table) throws {
    try withMocks {
      let random = try Random("random")
      table.add(
        "expected one by one",
        nanoseconds(calls) {
          for _ in 0..<calls {
            random.expect().returns(3)
            _ = callers_call(1)
          }
        })
    }
    try withMocks {
      let random = try Random("random")
      table.add(
        "all expected, then called",
        nanoseconds(calls) {
          for _ in 0..<calls { random.expect().returns(3) }
          _ = callers_call(calls)
        })
    }
    try withMocks {
      let random = try Random("random")
      table.add(
        "expected by a count",
        nanoseconds(calls) {
          random.expect().times(calls).returns(3)
          _ = callers_call(calls)
        })
    }
  }

  private static func installation(into table: inout Table) throws {
    for (name, callers) in [("program", CCallers.program), ("everything", .everything)] {
      try withMocks { _ = try Random("random", in: callers) }
      let taken = try (0..<20).map { _ in
        try nanoseconds(1) { try withMocks { _ = try Random("random", in: callers) } } / 1_000
      }
      table.add("install and put back, \(name), µs", taken.sorted()[10])
    }
  }

  /// Of this process, so that others who use the machine do not count.
  private static func nanoseconds(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
    let start = now()
    try body()
    return (now() - start) / Double(count)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
