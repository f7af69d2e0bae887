// SPDX-License-Identifier: Apache-2.0
public import BacklotSymbols

/// What a profiler saw of a program: samples, each with its stack, region and thread.
///
/// Stacks, frames, threads and regions are kept once each, and named by their place in the lists.
public struct Profile: Sendable {
  /// What was sampled: `cpu-clock`, `cycles`.
  public struct Event: Sendable, Hashable {
    public var name: String
    /// Whether a sample's weight is nanoseconds of CPU time; otherwise it counts what the name says.
    public var isTime: Bool
    public init(name: String, isTime: Bool) {
      self.name = name
      self.isTime = isTime
    }
  }

  /// A thread of a program.
  public struct Thread: Sendable, Hashable {
    public var process: Int32
    public var id: Int32
    public var name: String
    public init(process: Int32, id: Int32, name: String) {
      self.process = process
      self.id = id
      self.name = name
    }
  }

  /// A function in a stack.
  public struct StackFrame: Sendable, Hashable {
    /// How it came to be there.
    public enum Kind: Sendable, Hashable {
      case called
      /// The compiler made it a part of its caller.
      case inlined
      /// It awaits what is called: it was not on the thread's stack.
      case awaiting
      case kernel
    }
    public var place: Frame
    public var kind: Kind
    public init(place: Frame, kind: Kind) {
      self.place = place
      self.kind = kind
    }
  }

  /// The names of the regions around a sample, outermost first; empty outside of all.
  public typealias RegionPath = [String]

  /// One look at a thread.
  public struct Sample: Sendable, Hashable {
    /// In nanoseconds of `CLOCK_MONOTONIC`.
    public var time: UInt64
    /// How much it stands for: nanoseconds, or how many of the event's.
    public var weight: UInt64
    public var event: Int
    public var thread: Int
    public var region: Int
    public var stack: Int
    public init(time: UInt64, weight: UInt64, event: Int, thread: Int, region: Int, stack: Int) {
      self.time = time
      self.weight = weight
      self.event = event
      self.thread = thread
      self.region = region
      self.stack = stack
    }
  }

  /// The program's arguments, or those of the profiler that recorded it.
  public var command: [String] = []
  public var events: [Event] = []
  public var threads: [Thread] = []
  public var regions: [RegionPath] = []
  public var frames: [StackFrame] = []
  /// Each has the numbers of its frames, innermost first.
  public var stacks: [[Int]] = []
  public var samples: [Sample] = []
  /// Which builds of programs and libraries were seen, by their paths.
  public var buildIDs: [String: [UInt8]] = [:]
  public var account = Account()

  public init() {}
}
