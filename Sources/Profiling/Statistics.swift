// SPDX-License-Identifier: Apache-2.0

/// What the calls of all regions took, in all threads.
public struct Statistics: Sendable, Hashable {
  /// Least, middle and most of what calls took.
  ///
  /// `median` and `p99` are within 1/32 of a time that was measured; the others are as exact as the
  /// clock.
  public struct Spread: Sendable, Hashable {
    public var min: Duration
    public var median: Duration
    /// 99 of 100 calls took no longer.
    public var p99: Duration
    public var max: Duration
    /// The sum over all calls.
    public var total: Duration
  }

  /// The calls of one region that have ended.
  public struct Entry: Sendable, Hashable {
    public var region: String
    public var calls: UInt64
    /// `nil`: was not measured.
    public var wallTime: Spread?
    /// `nil`: was not measured, or all calls were of tasks, which go from thread to thread.
    public var cpuTime: Spread?
    /// By name: `instructions`, `cycles`, `cache-misses`, `page-faults`, `context-switches`. They
    /// are sums over all calls, without those of tasks.
    public var counters: [String: UInt64]
  }

  /// In the order in which they were named first.
  public var entries: [Entry] = []

  /// Counters that were asked for and are not there, or are too low, each with the reason.
  public var absentCounters: [String: String] = [:]

  /// Calls that are not in any entry: those nested deeper than 16, and those of threads that were
  /// more than 1,024 at a time.
  public var missedCalls: UInt64 = 0

  /// The entry of a region; `nil` if it was not called.
  public subscript(region: Region) -> Entry? {
    entries.first { $0.region == region.name }
  }
}
