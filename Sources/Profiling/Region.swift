// SPDX-License-Identifier: Apache-2.0
public import Regions

/// A part of a program that matters, by its name.
///
/// Make it once, and measure as often as you like:
///
/// ```swift
/// enum Regions { static let parse = Region("parse") }
///
/// let document = try Regions.parse.measure { try Document(bytes) }
/// let answer = try await Regions.request.measure { try await serve(document) }
/// ```
///
/// A profiler that takes a sample reads which regions the thread is in at that moment.
public struct Region: Sendable, Hashable {
  /// The number that samples have.
  @usableFromInline let number: backlot_region

  /// The region of this name; the same name is the same region.
  ///
  /// This looks the name up, in some 100 ns, so keep the region, for example in a `static let`.
  ///
  /// - Parameter name: at most 63 bytes of it count. There are 1,022 regions in a process; names
  ///   that come later share the region `(other)`.
  public init(_ name: String) { number = backlot_region_named(name) }

  /// The name, as reports show it.
  public var name: String { String(cString: region_name(UInt16(number))) }
}

extension Region: CustomStringConvertible {
  public var description: String { name }
}
