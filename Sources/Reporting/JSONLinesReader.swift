// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// Reads what ``JSONLinesReporter`` has written.
public struct JSONLinesReader: ReportReader {
  private var lines = LineBuffer()
  private var isOver = false
  private var trouble: String?

  /// A reader of a report that begins.
  public init() {}

  public mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent] {
    var events: [TestEvent] = []
    for line in try lines.lines(bytes) { try read(line, &events) }
    return events
  }

  public mutating func finish() throws(UnreadableReport) -> [TestEvent] {
    var events: [TestEvent] = []
    if let rest = lines.remainder() { try read(rest, &events) }
    if let trouble {
      events.append(.runEnded(.broken(trouble)))
    } else if !isOver {
      events.append(.runEnded(.broken("the report ends before the run does")))
    }
    return events
  }

  private mutating func read(
    _ line: ArraySlice<UInt8>, _ events: inout [TestEvent]
  ) throws(UnreadableReport) {
    _ = lines.text([])
    guard !line.allSatisfy({ $0 <= 32 }) else { return }
    guard let value = JSONValue(Array(line)) else {
      trouble = trouble ?? "its line \(lines.number) is no JSON"
      return
    }
    if value["format"]?.text == JSONLinesReporter.format {
      return try accept(version: value["version"])
    }
    guard let event = EventJSON.event(in: value) else {
      trouble = trouble ?? "its line \(lines.number) tells of no event that is known"
      return
    }
    switch event {
    case .runEnded: isOver = true
    case .runStarted, .testStarted, .testEnded: isOver = false
    case .message: break
    }
    events.append(event)
  }

  private func accept(version: JSONValue?) throws(UnreadableReport) {
    guard version?.integer() == JSONLinesReporter.version else {
      throw UnreadableReport(
        "is of version \(version?.line ?? "none") of this format, of which"
          + " \(JSONLinesReporter.version) can be read; use the backlot that it is from")
    }
  }
}
