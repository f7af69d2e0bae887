// SPDX-License-Identifier: Apache-2.0

/// A program or library file that code lies in.
public struct Module: Sendable, Hashable {
  /// Where it was when it was loaded.
  public let path: String

  /// Which build of it that was; empty when it has no build id.
  public let buildID: [UInt8]

  /// Names a file.
  public init(path: String, buildID: [UInt8] = []) {
    self.path = path
    self.buildID = buildID
  }
}
