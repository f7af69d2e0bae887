// SPDX-License-Identifier: Apache-2.0

/// Turns the bytes of a report into the events that it tells of, as they come.
///
/// However a report is cut off, its run ends: what is missing makes it a broken one.
public protocol ReportReader: Sendable {
  /// Reads the next bytes, however they are cut.
  mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent]
  /// Says that there are no more bytes. The last event is ``TestEvent/runEnded(_:)``, unless that has
  /// been told already.
  mutating func finish() throws(UnreadableReport) -> [TestEvent]
}

/// Why a report cannot be read at all: one sentence about it, without its name.
public struct UnreadableReport: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence.
  public var description: String

  /// A reason.
  public init(_ description: String) { self.description = description }
}
