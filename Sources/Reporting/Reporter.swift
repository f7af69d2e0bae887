// SPDX-License-Identifier: Apache-2.0

/// Turns the events of a run into the bytes of a report. It owns no file.
public protocol Reporter: Sendable {
  /// What to write after an event; empty while there is nothing to say.
  mutating func report(_ event: TestEvent) -> ReportText

  /// Whether there may be corrections. Where they cannot be made, as in a pipe, the report has to be
  /// kept until its end.
  var isCorrected: Bool { get }
}

extension Reporter {
  /// Most reports are written from the beginning to the end.
  public var isCorrected: Bool { false }
}

/// What is to be written next into a report.
public struct ReportText: Sendable, Hashable {
  /// What stays: it comes after all that stays of what was written before.
  public var bytes: [UInt8]
  /// What makes the report whole if nothing more is written, such as the closing tags of XML. The
  /// next text takes its place. A report that goes to a pipe has it at its end alone.
  public var ending: [UInt8]
  /// Corrections of what stays: a report that has to begin with numbers that are known at its end
  /// leaves room for them. They do not change the length.
  public var corrections: [Correction]

  /// Text, and what would make the report whole after it.
  public init(
    _ bytes: [UInt8] = [], ending: [UInt8] = [], corrections: [Correction] = []
  ) {
    self.bytes = bytes
    self.ending = ending
    self.corrections = corrections
  }

  /// Bytes that replace as many others.
  public struct Correction: Sendable, Hashable {
    /// Where they go, in bytes from the beginning of the report.
    public var offset: Int
    /// The bytes.
    public var bytes: [UInt8]

    /// Bytes that replace as many others.
    public init(at offset: Int, _ bytes: [UInt8]) {
      self.offset = offset
      self.bytes = bytes
    }
  }
}

extension ReportText {
  /// Makes one text of two that come one after the other.
  public mutating func append(_ next: ReportText) {
    bytes += next.bytes
    ending = next.ending
    for correction in next.corrections {
      if let index = corrections.lastIndex(where: { $0.offset == correction.offset }) {
        corrections[index] = correction
      } else {
        corrections.append(correction)
      }
    }
  }
}
