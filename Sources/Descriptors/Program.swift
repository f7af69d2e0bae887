// SPDX-License-Identifier: Apache-2.0

/// A program that was watched: from exec on, or from fork on.
public struct Program: Sendable, Hashable {
  /// The path of its file.
  public var path: String
  /// Its arguments, with its name first; cut when they are long.
  public var arguments: [String]
  /// The number of its process.
  public var pid: Int32
  /// The number of its parent.
  public var parent: Int32
  /// When it began, in nanoseconds since 1970.
  public var time: UInt64
  /// Whether it began by fork, and so goes on with its parent's code.
  public var isForked: Bool

  /// Makes a program.
  public init(
    path: String, arguments: [String] = [], pid: Int32, parent: Int32 = 0, time: UInt64 = 0,
    isForked: Bool = false
  ) {
    self.path = path
    self.arguments = arguments
    self.pid = pid
    self.parent = parent
    self.time = time
    self.isForked = isForked
  }
}
