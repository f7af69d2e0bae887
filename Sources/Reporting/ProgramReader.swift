// SPDX-License-Identifier: Apache-2.0

/// Tells how the tests of a program went, from all that is known of it: what it prints, the events
/// that it writes besides, and how it ends.
///
/// What prints a report of any format has the tests of that report; `swift test` has those of its
/// event stream and those that XCTest prints. Any other program is one test, which passes if it ends
/// with status 0. No run is complete whose program ended otherwise than its tests say.
public struct ProgramReader: Sendable {
  /// Where bytes come from.
  public enum Channel: Sendable, Hashable, CaseIterable {
    /// Standard output.
    case output
    /// Standard error.
    case errors
    /// The events that a program which knows of them writes besides.
    case events
  }

  /// What kind of program it is.
  public enum Kind: Sendable, Hashable {
    /// One that says by itself what it is.
    case program
    /// `swift test`.
    case swiftTest
  }

  private let name: String
  private let kind: Kind
  private var printed: ChannelReader
  private var events: ChannelReader
  private var streams: [TestOutput.Stream: OutputTail] = [:]
  private var troubles: [String] = []
  private var hasBegun = false

  /// - Parameters:
  ///   - name: What to call the program.
  ///   - kind: What kind of program it is.
  public init(name: String, kind: Kind = .program) {
    self.name = name
    self.kind = kind
    events = ChannelReader(AnyReportReader(name: name))
    printed = ChannelReader(
      kind == .swiftTest
        ? XCTestReader(name: name, isBesideEvents: true)
        : AnyReportReader(name: name, isPatient: true))
  }

  /// What the next bytes of a channel tell.
  public mutating func read(_ bytes: [UInt8], from channel: Channel) -> [TestEvent] {
    switch channel {
    case .events: return passed(on: events.read(bytes))
    case .errors:
      streams[.error, default: OutputTail()].append(bytes)
      return []
    case .output:
      streams[.out, default: OutputTail()].append(bytes)
      // A report that it prints besides has the same tests.
      if kind == .program, events.hasTold { return [] }
      return passed(on: printed.read(bytes))
    }
  }

  /// What there is to tell when the program has ended, and all that it wrote is read. The last event is
  /// the run's end.
  public mutating func finish(_ ending: ProgramEnding, after duration: Duration) -> [TestEvent] {
    var last: [TestEvent] = []
    let isTold = events.hasTold || printed.hasTold || kind == .swiftTest
    if events.hasTold || events.trouble != nil { last += passed(on: events.finish()) }
    if printed.hasTold || kind == .program && !events.hasTold {
      last += passed(on: printed.finish())
    }
    if !isTold, !printed.hasTold, events.trouble == nil {
      return last + alone(ending, duration)
    }
    // Beside events, a word that looks like a test's line is no cut-off report.
    let counted = events.hasTold && kind == .program ? [events] : [events, printed]
    for channel in counted where channel.hasTold || channel.trouble != nil {
      if let why = channel.shortfall, !(channel.isUnknown && kind == .program) {
        troubles.append(why)
      }
    }
    if !troubles.isEmpty, ending == .status(0), kind == .swiftTest || events.shortfall != nil {
      troubles.append("it ended with status 0 all the same, as a test that calls exit(0) makes it")
    }
    if let why = contradiction(ending) { troubles.append(why) }
    if !troubles.isEmpty, let words = lastWords { last.append(.message(words)) }
    return begun + last + [.runEnded(troubles.isEmpty ? .complete : .broken(trouble))]
  }

  /// What is wrong with an end that the tests say nothing of.
  private func contradiction(_ ending: ProgramEnding) -> String? {
    let tallies = [events.tally, printed.tally]
    switch ending {
    case .stopped(let why): return why
    case .signal(let name): return "it was ended by \(name)"
    case .status(let status):
      if status != 0, tallies.allSatisfy({ $0.failed == 0 }) {
        return troubles.isEmpty
          ? "it ended with status \(status), and no test says why"
          : "it ended with status \(status)"
      }
      return troubles.isEmpty && tallies.allSatisfy { $0.count == 0 } ? "it ran no test" : nil
    }
  }

  private var trouble: String {
    var told: [String] = []
    for trouble in troubles where !told.contains(trouble) { told.append(trouble) }
    return told.joined(separator: "; ")
  }

  /// The program itself is the test.
  private mutating func alone(_ ending: ProgramEnding, _ duration: Duration) -> [TestEvent] {
    var result = TestResult(TestPath([], name), .passed, duration: duration)
    if let problem = ending.problem {
      result.outcome = .failed
      result.problems = [problem]
    }
    for stream in [TestOutput.Stream.out, .error] {
      if let text = streams[stream]?.text, !text.isEmpty {
        result.output.append(TestOutput(stream, text))
      }
    }
    return begun + [.testEnded(result), .runEnded(.complete)]
  }

  /// The beginning, if nothing has begun yet.
  private var begun: [TestEvent] {
    mutating get {
      defer { hasBegun = true }
      return hasBegun ? [] : [.runStarted(TestRun(name: name))]
    }
  }

  /// Several reports of one program are one run.
  private mutating func passed(on events: [TestEvent]) -> [TestEvent] {
    events.flatMap { event -> [TestEvent] in
      switch event {
      case .runStarted:
        defer { hasBegun = true }
        return hasBegun ? [] : [kind == .program ? event : .runStarted(TestRun(name: name))]
      case .runEnded: return []
      default: return begun + [event]
      }
    }
  }

  private var lastWords: String? {
    let words = [TestOutput.Stream.out, .error].compactMap { streams[$0]?.lastLines(20) }
      .filter { !$0.isEmpty }
    return words.isEmpty ? nil : "\(name) said at last:\n" + words.joined(separator: "\n")
  }
}

/// How a program ended.
public enum ProgramEnding: Sendable, Hashable {
  /// With this status.
  case status(Int32)
  /// By a signal of this name.
  case signal(String)
  /// By us, for this reason.
  case stopped(String)

  /// What is wrong with it.
  var problem: TestProblem? {
    switch self {
    case .status(0): nil
    case .status(let status): TestProblem(.exit, "it ended with status \(status)")
    case .signal(let name): TestProblem(.crash, "it was ended by \(name)")
    case .stopped(let why): TestProblem(.timeout, why)
    }
  }
}

/// What is read of one channel.
private struct ChannelReader: Sendable {
  private var reader: any ReportReader
  private(set) var tally = RunTally()
  /// Whether there was anything of a report.
  private(set) var hasTold = false
  /// Why the rest is not read.
  private(set) var trouble: String?
  /// Whether there is no report at all.
  private(set) var isUnknown = false

  init(_ reader: any ReportReader) { self.reader = reader }

  var shortfall: String? { trouble ?? tally.shortfall }

  mutating func read(_ bytes: [UInt8]) -> [TestEvent] {
    take { reader throws(UnreadableReport) in try reader.read(bytes) }
  }

  mutating func finish() -> [TestEvent] {
    take { reader throws(UnreadableReport) in try reader.finish() }
  }

  private mutating func take(
    _ body: (inout any ReportReader) throws(UnreadableReport) -> [TestEvent]
  ) -> [TestEvent] {
    guard trouble == nil else { return [] }
    do {
      let events = try body(&reader)
      for event in events { tally.count(event) }
      hasTold = hasTold || !events.isEmpty
      return events
    } catch {
      isUnknown = !hasTold
      trouble = "what it wrote \(error)"
      return []
    }
  }
}

/// The first and the last of what a program prints.
private struct OutputTail: Sendable {
  private static let most = 32 << 10
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var left = 0

  mutating func append(_ bytes: [UInt8]) {
    let room = max(Self.most - head.count, 0)
    head += bytes.prefix(room)
    tail += bytes.dropFirst(room)
    guard tail.count > 2 * Self.most else { return }
    left += tail.count - Self.most
    tail.removeFirst(tail.count - Self.most)
  }

  var text: String {
    String(decoding: head, as: UTF8.self) + (left > 0 ? "\n… \(left) bytes are left out …\n" : "")
      + String(decoding: tail, as: UTF8.self)
  }

  func lastLines(_ count: Int) -> String {
    (head + tail).split(separator: UInt8(ascii: "\n")).suffix(count)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
