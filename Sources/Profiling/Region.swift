// SPDX-License-Identifier: Apache-2.0
internal import RegionSampler
internal import Regions

/// A part of a program that matters, by its name.
public struct Region: Sendable, Hashable {
  /// The name.
  public let name: String

  /// The region of this name.
  public init(_ name: String) { self.name = name }
}
