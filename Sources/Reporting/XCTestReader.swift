// SPDX-License-Identifier: Apache-2.0

/// Reads what XCTest prints, as swift-corelibs-xctest does on Linux.
public struct XCTestReader: ReportReader {
  private var lines = LineBuffer()
  private var events: [TestEvent] = []
  private var open: [String] = []
  private var running: XCTestCase?
  private var hasBegun = false
  private var trouble: String?
  /// Whether a run of Swift Testing, whose words for people are no report, is going on.
  private var isInSwiftTesting = false
  private let name: String
  /// Whether somebody else reads the events of Swift Testing.
  private let isBesideEvents: Bool

  /// - Parameter name: What to call the run.
  public init(name: String = "tests") { self.init(name: name, isBesideEvents: false) }

  init(name: String, isBesideEvents: Bool) {
    self.name = name
    self.isBesideEvents = isBesideEvents
  }

  public mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent] {
    for line in try lines.lines(bytes) { read(lines.text(line)) }
    return takeEvents()
  }

  public mutating func finish() throws(UnreadableReport) -> [TestEvent] {
    if let rest = lines.remainder() { read(lines.text(rest)) }
    endRunning()
    if !hasBegun || !open.isEmpty { trouble = trouble ?? "the report ends before the run does" }
    if isInSwiftTesting, !isBesideEvents { trouble = trouble ?? "Swift Testing's run has no end" }
    events.append(.runEnded(trouble.map(RunEnding.broken) ?? .complete))
    return takeEvents()
  }

  private mutating func endRunning() {
    guard let test = running else { return }
    events.append(.testEnded(test.unfinished))
    trouble = trouble ?? "the run ended in the test \(test.name)"
    running = nil
  }

  private mutating func takeEvents() -> [TestEvent] {
    defer { events = [] }
    return events
  }

  private mutating func read(_ line: String) {
    if readSwiftTesting(line) { return }
    if let (name, rest) = Self.quoted(line, after: "Test Suite '") {
      suite(name, rest)
    } else if let (name, rest) = Self.quoted(line, after: "Test Case '"),
      rest.hasPrefix(" started")
    {
      start(name)
    } else if running != nil {
      readInTest(line)
    } else if line.unicodeScalars.contains(where: { $0 == "'" }), line.contains("unexpected signal")
    {
      trouble = trouble ?? line
    }
  }

  private mutating func suite(_ name: String, _ rest: Substring) {
    if rest.hasPrefix(" started") {
      if !hasBegun { events.append(.runStarted(TestRun(name: self.name))) }
      hasBegun = true
      open.append(name)
    } else if rest.hasPrefix(" passed") || rest.hasPrefix(" failed"), open.last == name {
      open.removeLast()
    }
  }

  private mutating func start(_ name: String) {
    if let running {
      events.append(.testEnded(running.unfinished))
      trouble = trouble ?? "the test \(running.name) has no end"
    }
    if !hasBegun { events.append(.runStarted(TestRun(name: self.name))) }
    hasBegun = true
    let test = XCTestCase(name)
    events.append(.testStarted(test.path))
    running = test
  }

  /// What a test prints without a line's end has the words about the test behind it.
  private mutating func readInTest(_ line: String) {
    guard var test = running else { return }
    let mark = "Test Case '\(test.name)' "
    if let range = line.firstRange(of: mark), test.end(line[range.upperBound...]) {
      if range.lowerBound > line.startIndex { test.print(String(line[..<range.lowerBound])) }
      events.append(.testEnded(test.result))
      running = nil
    } else {
      test.read(line)
      running = test
    }
  }

  private static func quoted(
    _ line: String, after mark: String
  ) -> (String, Substring)? {
    guard line.hasPrefix(mark) else { return nil }
    let rest = line.dropFirst(mark.count)
    let ends = ["' started", "' passed", "' failed"]
    guard
      let end = ends.compactMap({ rest.firstRange(of: $0) }).min(by: {
        $0.lowerBound < $1.lowerBound
      })
    else { return nil }
    return (String(rest[..<end.lowerBound]), rest[rest.index(after: end.lowerBound)...])
  }

  /// What `swift test` prints of Swift Testing must not be passed over where something failed in it.
  private mutating func readSwiftTesting(_ line: String) -> Bool {
    if line.hasSuffix(" Test run started.") {
      // XCTest's process is over, however it ended.
      if isBesideEvents { endRunning() }
      isInSwiftTesting = true
      return true
    }
    guard isInSwiftTesting, line.contains(" Test run with ") else { return false }
    isInSwiftTesting = false
    if line.contains(" failed after "), !isBesideEvents {
      trouble =
        trouble
        ?? "tests of Swift Testing failed, which only its event stream tells well;"
        + " have it with swift test --event-stream-output-path"
    }
    return true
  }
}

/// A test of XCTest that runs.
struct XCTestCase: Sendable {
  let name: String
  private(set) var result: TestResult
  private var skipReason = ""

  init(_ name: String) {
    self.name = name
    let dot = name.unicodeScalars.lastIndex(of: ".")
    let method = dot.map { name[name.unicodeScalars.index(after: $0)...] } ?? name[...]
    result = TestResult(
      TestPath(dot.map { [String(name[..<$0])] } ?? [], String(method)), .passed)
  }

  var path: TestPath { result.path }

  /// Takes a line that is printed while it runs.
  mutating func read(_ line: String) {
    if let (place, message) = note(in: line, "error: ") {
      let isThrown = message.hasPrefix("threw error")
      let isReal = place.line > 0
      result.problems.append(
        TestProblem(isThrown ? .error : .assertion, message, at: isReal ? place : nil))
    } else if let (_, message) = note(in: line, ""), message.hasPrefix("Test skipped") {
      skipReason = String(message.dropFirst(12).drop { $0 == ":" || $0 == " " || $0 == "-" })
    } else if let last = result.problems.indices.last, result.output.isEmpty {
      // A message may have several lines, and that is likelier than output.
      result.problems[last].details += (result.problems[last].details.isEmpty ? "" : "\n") + line
    } else {
      print(line + "\n")
    }
  }

  mutating func print(_ text: String) { result.output.append(TestOutput(.out, text)) }

  /// `file:12: error: Suite.test : message`
  private func note(in line: String, _ word: String) -> (SourceLine, String)? {
    let mark = ": \(word)\(name) : "
    guard let range = line.firstRange(of: mark) else { return nil }
    let place = line[..<range.lowerBound]
    guard let colon = place.unicodeScalars.lastIndex(of: ":"),
      let number = Int(place[place.unicodeScalars.index(after: colon)...])
    else { return nil }
    return (
      SourceLine(file: String(place[..<colon]), line: number), String(line[range.upperBound...])
    )
  }

  /// Takes the words that end it: `passed (0.1 seconds)`. Returns whether they are such.
  mutating func end(_ words: Substring) -> Bool {
    guard let open = words.firstIndex(of: "("), words.hasSuffix(" seconds)") else { return false }
    let number = words[words.index(after: open)...].dropLast(9)
    switch words[..<open] {
    case "passed ": result.outcome = result.problems.isEmpty ? .passed : .failed
    case "failed ": result.outcome = .failed
    case "skipped ": result.outcome = .skipped(skipReason)
    default: return false
    }
    result.duration = Duration(decimal: number) ?? .zero
    return true
  }

  /// What it is when no more comes.
  var unfinished: TestResult {
    var result = result
    result.outcome = .failed
    result.problems.append(TestProblem(.exit, "the process ended before the test did"))
    return result
  }
}
