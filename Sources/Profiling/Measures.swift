// SPDX-License-Identifier: Apache-2.0
internal import Regions

/// What is kept of each call of a region, besides its number.
public struct Measures: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The time that passes. A call then takes some 30 ns more.
  public static let wallTime = Measures(rawValue: REGION_WALL.rawValue)

  /// The time that the thread has a processor, from `CLOCK_THREAD_CPUTIME_ID`. A call then takes
  /// some 0.5 µs more, as the clock is a system call, and some 0.2 µs of that are in what it reads.
  public static let cpuTime = Measures(rawValue: REGION_CPU.rawValue)

  /// Instructions, cycles and cache misses, where the machine counts them, by perf events of each
  /// thread; page faults and context switches, by `getrusage`. A call takes some 0.5 to 2 µs more.
  public static let counters = Measures(rawValue: REGION_COUNTERS.rawValue)
}
