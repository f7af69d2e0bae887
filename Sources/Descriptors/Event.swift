// SPDX-License-Identifier: Apache-2.0

/// One thing that happened to a descriptor.
public struct Event: Sendable, Hashable {
  /// What it is in the story.
  public var role: Role
  /// The function that was called: `open`, `close`.
  public var call: String
  /// The descriptor's number; below 0, with `fd-exhausted`: minus how many were opened here.
  public var fd: Int32
  /// What the descriptor was: `/var/lib/a.tdb`, `pipe`; empty when that is not known.
  public var what: String
  /// When, in nanoseconds since 1970; 0 when that is not known.
  public var time: UInt64
  /// In which process.
  public var pid: Int32
  /// In which of its threads.
  public var thread: Int32
  /// Where, innermost first; empty when no stacks were taken.
  public var frames: [Frame]

  /// Makes an event.
  public init(
    role: Role, call: String = "", fd: Int32 = -1, what: String = "", time: UInt64 = 0,
    pid: Int32 = 0, thread: Int32 = 0, frames: [Frame] = []
  ) {
    self.role = role
    self.call = call
    self.fd = fd
    self.what = what
    self.time = time
    self.pid = pid
    self.thread = thread
    self.frames = frames
  }
}
