// SPDX-License-Identifier: Apache-2.0

/// What a program says in numbers when it ends.
public struct Ending: Sendable, Hashable {
  /// The number of its process.
  public var pid: Int32
  /// How many descriptors it leaves open, without those that it inherited.
  public var open: UInt32
  /// How many it has opened.
  public var opened: UInt64
  /// How many it has closed.
  public var closed: UInt64
}
