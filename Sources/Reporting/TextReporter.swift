// SPDX-License-Identifier: Apache-2.0

/// A report for people: each test that failed with what was wrong, as soon as it ends; what was not run,
/// and why; and a summary at the end.
///
/// On a terminal there is a line about the run as a whole besides, which is drawn again.
public struct TextReporter: Reporter {
  /// How it is to look.
  public struct Style: Sendable, Hashable {
    /// Whether there are colours. Who asks for a report knows whether `NO_COLOR` is set.
    public var isColoured: Bool
    /// How many columns the line about the run may have; `nil` where it cannot be drawn again.
    public var width: Int?
    /// Whether it says of each test what became of it, and what was wrong where that is known to be.
    public var isVerbose: Bool

    /// A style.
    public init(isColoured: Bool = false, width: Int? = nil, isVerbose: Bool = false) {
      self.isColoured = isColoured
      self.width = width
      self.isVerbose = isVerbose
    }
  }

  private let style: Style
  private let clock: (@Sendable () -> Double)?
  private var tally = RunTally()
  private var begin: Double?
  private var drawn: Double?
  private var time = Duration.zero
  private var failures: [String] = []
  private var slowest: [(Duration, String)] = []

  /// What is listed again at the end is not more than this.
  private static let longestList = 100
  /// Among the slowest tests are those that took so long.
  private static let slow = Duration.seconds(1)

  /// - Parameter clock: Seconds since any time, for how long the run takes; without it the times of the
  ///   tests are added up.
  public init(_ style: Style = Style(), clock: (@Sendable () -> Double)? = nil) {
    self.style = style
    self.clock = clock
    begin = clock?()
  }

  public mutating func report(_ event: TestEvent) -> ReportText {
    tally.count(event)
    var text = ""
    switch event {
    case .runStarted(let run): if let seed = run.seed { text = "seed \(seed)\n" }
    case .testStarted: break
    case .testEnded(let result): text = describe(result)
    case .message(let message): text = lines(of: message, prefix: "")
    case .runEnded: text = summary
    }
    return ReportText(Array(redrawn(text).utf8))
  }

  private mutating func describe(_ result: TestResult) -> String {
    time += max(.zero, result.duration)
    if result.outcome == .passed, !style.isVerbose, result.duration < Self.slow { return "" }
    let name = self.name(of: result)
    note(result, name)
    switch result.outcome {
    case .passed:
      return style.isVerbose ? word("passed", .green) + name + taken(by: result) + "\n" : ""
    case .skipped(let reason): return word("skipped", .yellow) + name + because(reason)
    case .known(let reason):
      return word("known", .yellow) + name + because(reason)
        + (style.isVerbose ? story(of: result) : "")
    case .failed: return word("failed", .red) + name + taken(by: result) + "\n" + story(of: result)
    }
  }

  private func taken(by result: TestResult) -> String {
    result.duration > .zero ? " (\(result.duration.milliseconds) s)" : ""
  }

  private mutating func note(_ result: TestResult, _ name: String) {
    if result.outcome == .failed, failures.count < Self.longestList { failures.append(name) }
    guard result.duration >= Self.slow else { return }
    slowest.append((result.duration, name))
    slowest.sort { $0.0 > $1.0 }
    if slowest.count > 5 { slowest.removeLast() }
  }

  private func name(of result: TestResult) -> String {
    let name = result.path.description.visible
    let round = result.repetition.map { " (time \($0))" } ?? ""
    return (name.isEmpty ? "(without a name)" : name) + round
  }

  private func story(of result: TestResult) -> String {
    var text = ""
    for problem in result.problems {
      let place = (problem.place ?? result.place).map { "\($0): " } ?? ""
      text += place.visible + painted(problem.message.visible, .bold) + "\n"
      text += lines(of: problem.details, prefix: "    ")
    }
    for output in result.output {
      text += lines(of: output.text, prefix: output.stream == .out ? "  out| " : "  err| ")
    }
    for attachment in result.attachments {
      text += "  \(attachment.name.visible): \(attachment.path.visible)\n"
    }
    return text
  }

  private func because(_ reason: String) -> String {
    reason.isEmpty ? "\n" : ": \(reason.visible)\n"
  }

  private func lines(of text: String, prefix: String) -> String {
    guard !text.isEmpty else { return "" }
    let bytes = text.utf8.last == 0x0a ? text.utf8.dropLast() : text.utf8[...]
    let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
    return lines.map { prefix + String(Substring($0)).visibleButTabs + "\n" }.joined()
  }
}

extension TextReporter {
  private var summary: String {
    var text = ""
    if let why = tally.shortfall { text += word("broken:", .red) + why.visible + "\n" }
    text += slowestText + failuresText
    let colour: Colour = tally.isSuccess ? .green : .red
    return text + painted("\(counts) in \(elapsed) s\(brokenness)", colour) + "\n"
  }

  private var brokenness: String { tally.shortfall == nil ? "" : "; the run is broken" }

  private var slowestText: String {
    guard !slowest.isEmpty else { return "" }
    return "\nslowest:\n" + slowest.map { "  \($0.0.milliseconds) s  \($0.1)\n" }.joined()
  }

  private var failuresText: String {
    guard !failures.isEmpty else { return "" }
    let more = tally.failed - failures.count
    return "\nfailed:\n" + failures.map { "  \($0)\n" }.joined()
      + (more > 0 ? "  and \(more) more\n" : "") + "\n"
  }

  private var counts: String {
    var parts = ["\(tally.passed) passed"]
    if tally.failed > 0 { parts.append("\(tally.failed) failed") }
    if tally.skipped > 0 { parts.append("\(tally.skipped) skipped") }
    if tally.known > 0 { parts.append("\(tally.known) known") }
    return "\(tally.count) \(tally.count == 1 ? "test" : "tests"): \(parts.joined(separator: ", "))"
  }

  private var elapsed: String {
    guard let begin, let now = clock?() else { return time.milliseconds }
    return Duration.seconds(max(0, now - begin)).milliseconds
  }

  /// The text, with the line about the run behind it. Without text, the line is drawn ten times a second.
  private mutating func redrawn(_ text: String) -> String {
    guard let width = style.width else { return text }
    let erase = drawn == nil ? "" : "\r\u{1b}[K"
    if tally.ending != nil {
      drawn = nil
      return erase + text
    }
    let now = clock?() ?? 0
    if text.isEmpty, let drawn, now - drawn < 0.1, clock != nil { return "" }
    drawn = now
    return erase + text + line(width)
  }

  private func line(_ width: Int) -> String {
    let planned = tally.planned.map { " of \($0)" } ?? ""
    let failed = tally.failed > 0 ? ", \(tally.failed) failed" : ""
    let running = tally.running.first.map { "  \($0.description.visible)" } ?? ""
    let text = "\(tally.count)\(planned) tests\(failed), \(elapsed.dropLast(2)) s\(running)"
    return painted(String(text.prefix(max(0, width - 1))), tally.failed > 0 ? .red : .green)
  }

  private enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case bold = "1"
  }

  private func word(_ word: String, _ colour: Colour) -> String { painted(word, colour) + " " }

  private func painted(_ text: String, _ colour: Colour) -> String {
    style.isColoured ? "\u{1b}[\(colour.rawValue)m\(text)\u{1b}[0m" : text
  }
}

extension String {
  /// As ``visible``, but with the tabs that are.
  fileprivate var visibleButTabs: String {
    utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(Substring($0)).visible }.joined(separator: "\t")
  }
}
