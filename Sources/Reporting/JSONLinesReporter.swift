// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// A report that has every event whole, as an object of JSON on a line of its own.
///
/// The first line names the format and its version. ``JSONLinesReader`` reads it; what a test
/// program's child process tells its parent is written so, too.
public struct JSONLinesReporter: Reporter {
  /// The environment variable that names a file, most often a FIFO, which a program with tests writes
  /// this report to. It is for that program alone: what it starts in turn has another run.
  public static let variable = "BACKLOT_TEST_EVENTS"

  /// What the first line says.
  static let format = "backlot-test-events"
  /// It changes when an older reader would take something wrongly; a new key does not change it.
  static let version = 1

  private var hasBegun = false

  /// A report that begins.
  public init() {}

  public mutating func report(_ event: TestEvent) -> ReportText {
    var bytes: [UInt8] = []
    if !hasBegun { bytes += Self.header }
    hasBegun = true
    EventJSON.value(of: event).write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return ReportText(bytes)
  }

  private static var header: [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.object([("format", .text(format)), ("version", .integer(version))]).write(to: &bytes)
    return bytes + [UInt8(ascii: "\n")]
  }
}
