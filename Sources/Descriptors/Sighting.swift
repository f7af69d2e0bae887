// SPDX-License-Identifier: Apache-2.0

/// Something that was done to a descriptor that is watched.
public struct Sighting: Sendable, Hashable {
  /// What was done, and where.
  public var event: Event
  /// The path of the program; empty when that is not known.
  public var program: String
  /// What the call returned; below 0: it failed.
  public var result: Int32
  /// The `errno` of a call that failed; 0: none.
  public var error: Int32

  /// Makes a sighting.
  public init(event: Event, program: String = "", result: Int32 = 0, error: Int32 = 0) {
    self.event = event
    self.program = program
    self.result = result
    self.error = error
  }
}
