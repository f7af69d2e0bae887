// SPDX-License-Identifier: Apache-2.0

/// What the profiler says of its own work, and what it measured besides samples. What it did not
/// say is `nil`. Times are nanoseconds.
public struct Account: Sendable, Hashable {
  /// Least, middle and most of what calls took.
  public struct Spread: Sendable, Hashable {
    public var min, median, p99, max, total: UInt64
    public init(min: UInt64, median: UInt64, p99: UInt64, max: UInt64, total: UInt64) {
      self.min = min
      self.median = median
      self.p99 = p99
      self.max = max
      self.total = total
    }
  }

  /// The calls of one region.
  public struct Region: Sendable, Hashable {
    public var name: String
    public var calls: UInt64
    public var wall: Spread?
    public var cpu: Spread?
    /// By the kernel's names: `page-faults`.
    public var counters: [String: UInt64]
    public init(
      name: String, calls: UInt64, wall: Spread? = nil, cpu: Spread? = nil,
      counters: [String: UInt64] = [:]
    ) {
      self.name = name
      self.calls = calls
      self.wall = wall
      self.cpu = cpu
      self.counters = counters
    }
  }

  /// `in-process`, `outside`, or `nil` for a file of another program.
  public var how: String?
  public var event: String?
  /// Samples a second.
  public var frequency: Double?
  public var start: UInt64?
  public var end: UInt64?
  /// CPU time of all threads that were sampled.
  public var cpu: UInt64?
  /// The profiler's own share of that.
  public var overhead: UInt64?
  public var expected: Double?
  public var taken: UInt64?
  public var lost: UInt64?
  public var throttled: UInt64?
  /// Stacks that do not reach their thread's beginning.
  public var cut: UInt64?
  /// Samples that were not taken, as the thread blocked the signal.
  public var blocked: UInt64?
  public var regions: [Region] = []
  /// Counters that were asked for and are not there, each with the reason.
  public var absent: [String: String] = [:]
  public var notes: [String] = []
  /// Whether the recording was brought to its end.
  public var isComplete = true

  public init() {}
}
