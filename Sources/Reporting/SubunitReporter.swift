// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// A report in subunit's version 2, as `subunit2junitxml`, stestr and others read it.
///
/// A test's name is its path with slashes between. What was wrong and what was printed are attachments
/// for people; where they do not say all that there is, an attachment of JSON does. The stream itself
/// has no beginning and no end; ours are in tags that belong to no test, which others pass over, so
/// that our own reader knows a stream that is cut off. For other readers, a run that is broken has a
/// failed test `(run)`.
public struct SubunitReporter: Reporter {
  static let resultFile = "backlot-result.json"
  /// What a tag begins with that has an event of the run as JSON behind it.
  static let runTag = "backlot-run "
  private static let json = "application/json"
  private static let plain = "text/plain; charset=utf8"
  /// Packets have a limit, so what is longer is sent in pieces.
  private static let pieceLength = 1 << 20

  private var tally = RunTally()
  private var started: [TestPath: Int] = [:]

  /// A report that begins.
  public init() {}

  public mutating func report(_ event: TestEvent) -> ReportText {
    var bytes: [UInt8] = []
    tally.count(event)
    switch event {
    case .runStarted: addRun(event, to: &bytes)
    case .message(let text): addFile("message", text, nil, to: &bytes)
    case .testStarted(let path):
      started[path, default: 0] += 1
      SubunitPacket(test: path.description, status: .inProgress).write(to: &bytes)
    case .testEnded(let result): add(result, to: &bytes)
    case .runEnded:
      if let why = tally.shortfall { addShortfall(why, to: &bytes) }
      addRun(event, to: &bytes)
    }
    return ReportText(bytes)
  }

  private mutating func add(_ result: TestResult, to bytes: inout [UInt8]) {
    let id = result.path.description
    let start = result.start.flatMap(Self.nanoseconds)
    if let count = started[result.path] {
      started[result.path] = count > 1 ? count - 1 : nil
    } else if result.outcome.wasRun {
      SubunitPacket(time: start, test: id, status: .inProgress).write(to: &bytes)
    }
    for problem in result.problems { addFile("problem", JUnitNames.text(problem), id, to: &bytes) }
    for stream in [TestOutput.Stream.out, .error] {
      let text = result.output.filter { $0.stream == stream }.map(\.text).joined()
      if !text.isEmpty { addFile(stream == .out ? "stdout" : "stderr", text, id, to: &bytes) }
    }
    if let reason = result.outcome.reason, !reason.isEmpty {
      addFile("reason", reason, id, to: &bytes)
    }
    if !isPlain(result, id) {
      let members = EventJSON.value(of: .testEnded(result)).line
      addFile(Self.resultFile, members, mime: Self.json, id, to: &bytes)
    }
    let end = start.map { $0 + Self.nanoseconds(result.duration) }
    SubunitPacket(time: end, test: id, tags: result.tags, status: result.status).write(to: &bytes)
  }

  /// Whether packets say all that there is to say.
  private func isPlain(_ result: TestResult, _ id: String) -> Bool {
    let hasMore =
      result.outcome == .failed || result.place != nil || result.repetition != nil
      || result.start == nil && result.duration != .zero || !result.problems.isEmpty
      || !result.output.isEmpty || !result.attachments.isEmpty
    if hasMore || id.utf8.contains(0) || result.tags.contains(where: { $0.utf8.contains(0) }) {
      return false
    }
    let slashes = id.utf8.lazy.filter { $0 == UInt8(ascii: "/") }.count
    return slashes == result.path.groups.count && Set(result.tags).count == result.tags.count
  }

  private func addShortfall(_ why: String, to bytes: inout [UInt8]) {
    addFile("problem", "the run is not whole: \(why)", "(run)", to: &bytes)
    SubunitPacket(test: "(run)", status: .fail).write(to: &bytes)
  }

  private func addRun(_ event: TestEvent, to bytes: inout [UInt8]) {
    SubunitPacket(tags: [Self.runTag + EventJSON.value(of: event).line]).write(to: &bytes)
  }

  private func addFile(
    _ name: String, _ text: String, mime: String = plain, _ test: String?, to bytes: inout [UInt8]
  ) {
    let content = Array(text.utf8)
    for start in stride(from: 0, to: max(1, content.count), by: Self.pieceLength) {
      let end = min(start + Self.pieceLength, content.count)
      let file = SubunitPacket.Content(
        name: name, bytes: Array(content[start..<end]), isLast: end == content.count, mime: mime)
      SubunitPacket(test: test, content: file).write(to: &bytes)
    }
  }

  /// `nil` for a time that subunit has no number for.
  private static func nanoseconds(_ seconds: Double) -> UInt64? {
    guard seconds >= 0, seconds < 4_294_967_295 else { return nil }
    return UInt64(seconds * 1e9)
  }

  private static func nanoseconds(_ duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = max(.zero, duration).components
    return UInt64(min(seconds, 1 << 32)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
  }
}

extension Outcome {
  fileprivate var wasRun: Bool { if case .skipped = self { false } else { true } }

  fileprivate var reason: String? {
    switch self {
    case .passed, .failed: nil
    case .skipped(let reason), .known(let reason): reason
    }
  }
}

extension TestResult {
  fileprivate var status: SubunitPacket.Status {
    switch outcome {
    case .passed: .success
    case .skipped: .skip
    case .known: .expectedFailure
    case .failed:
      problems.isEmpty || problems.contains { $0.kind != .unexpectedPass }
        ? .fail : .unexpectedSuccess
    }
  }
}
