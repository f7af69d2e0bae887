// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// Reads the event stream of Swift Testing, which `swift test --event-stream-output-path FILE` writes.
///
/// A test has one result, and one for each of its cases where the stream names them, as that of version
/// 0 does.
public struct SwiftTestingReader: ReportReader {
  private var lines = LineBuffer()
  private var events: [TestEvent] = []
  private var known: [String: SwiftTest] = [:]
  private var running: [String: SwiftTest] = [:]
  private var ordinal = 0
  private var hasBegun = false
  private var isOver = false
  private var trouble: String?
  private let name: String

  /// - Parameter name: What to call the run.
  public init(name: String = "tests") { self.name = name }

  public mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent] {
    for line in try lines.lines(bytes) { read(line) }
    return takeEvents()
  }

  public mutating func finish() throws(UnreadableReport) -> [TestEvent] {
    // A process that ends within a line has not told what it says.
    if let rest = lines.remainder(), JSONValue(Array(rest)) != nil { read(rest) }
    for test in running.values.sorted(by: { $0.ordinal < $1.ordinal }) {
      events += test.unfinished.map(TestEvent.testEnded)
    }
    if let trouble {
      events.append(.runEnded(.broken(trouble)))
    } else {
      events.append(
        .runEnded(isOver ? .complete : .broken("the report ends before the run does")))
    }
    return takeEvents()
  }

  private mutating func takeEvents() -> [TestEvent] {
    defer { events = [] }
    return events
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    _ = lines.text([])
    guard !line.allSatisfy({ $0 <= 32 }) else { return }
    guard let record = JSONValue(Array(line), without: ["_backtrace"]),
      let payload = record["payload"]
    else {
      trouble = trouble ?? "its line \(lines.number) is no event of Swift Testing"
      return
    }
    switch record["kind"]?.text {
    case "test": if let test = SwiftTest(payload), let id = payload["id"]?.text { known[id] = test }
    case "event": take(payload)
    default: break
    }
  }

  private mutating func take(_ event: JSONValue) {
    switch event["kind"]?.text {
    case "runStarted": begin(event)
    case "runEnded": isOver = true
    case "testStarted": start(event)
    case "testEnded", "testSkipped": end(event)
    case "issueRecorded" where event["testID"] == nil: recordOutside(event)
    default: if let id = event["testID"]?.text { running[id]?.take(event) }
    }
  }

  private mutating func begin(_ event: JSONValue) {
    isOver = false
    let start = event["instant"]?["since1970"]?.double
    if !hasBegun { events.append(.runStarted(TestRun(name: name, start: start))) }
    hasBegun = true
  }

  private mutating func start(_ event: JSONValue) {
    guard let id = event["testID"]?.text, var test = known[id] else { return }
    ordinal += 1
    test.ordinal = ordinal
    test.take(event)
    running[id] = test
    if !test.isSuite { events.append(.testStarted(test.path)) }
  }

  private mutating func end(_ event: JSONValue) {
    guard let id = event["testID"]?.text, var test = running.removeValue(forKey: id) ?? known[id]
    else { return }
    test.take(event)
    events += test.results.map(TestEvent.testEnded)
  }

  /// An issue that no test was told of makes the run fail, and so it does here.
  private mutating func recordOutside(_ event: JSONValue) {
    guard let issue = SwiftIssue(event), issue.gravity == .failure else { return }
    events.append(
      .testEnded(
        TestResult(TestPath([name], "(outside of tests)"), .failed, problems: [issue.problem])))
  }
}
