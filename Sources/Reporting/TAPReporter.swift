// SPDX-License-Identifier: Apache-2.0

/// A report in the Test Anything Protocol.
///
/// Groups are subtests: indented documents, of which each has a line in the one around it. Where the
/// number of tests is known and the first of them is in no group, every test has a line of its own,
/// with the names of its groups, and the plan comes first; otherwise the plan is at the end.
public struct TAPReporter: Reporter {
  /// What the first line says. Debian's `prove` takes 13 only; the lines are the same.
  public enum Version: Int, Sendable, CaseIterable {
    /// Version 13, with the subtests of 14.
    case thirteen = 13
    /// Version 14.
    case fourteen = 14
  }

  private struct Group {
    var name: String
    var count = 0
    var hasFailed = false
  }

  private let version: Version
  private var run: TestRun?
  /// The document itself, and the groups that are open.
  private var open = [Group(name: "")]
  private var isFlat = false
  private var isPlanned = false
  private var hasBegun = false
  private var tally = RunTally()

  /// A report that begins.
  public init(version: Version = .thirteen) { self.version = version }

  public mutating func report(_ event: TestEvent) -> ReportText {
    var bytes: [UInt8] = []
    if !hasBegun { bytes.add("TAP version \(version.rawValue)\n") }
    hasBegun = true
    tally.count(event)
    switch event {
    case .runStarted(let run): begin(run, &bytes)
    case .testStarted(let path): plan(path, &bytes)
    case .testEnded(let result):
      plan(result.path, &bytes)
      add(result, to: &bytes)
    case .message(let text): addComment(text, to: &bytes)
    case .runEnded: end(&bytes)
    }
    return ReportText(bytes)
  }

  private mutating func begin(_ run: TestRun, _ bytes: inout [UInt8]) {
    guard self.run == nil else { return }
    self.run = run
    if let seed = run.seed { bytes.add("# seed \(seed)\n") }
  }

  /// Writes the plan before the first test, if it can be known then.
  private mutating func plan(_ first: TestPath, _ bytes: inout [UInt8]) {
    guard !isPlanned, open[0].count == 0, open.count == 1, first.groups.isEmpty,
      let count = run?.count, count > 0
    else { return }
    isPlanned = true
    isFlat = true
    bytes.add("1..\(count)\n")
  }

  private mutating func add(_ result: TestResult, to bytes: inout [UInt8]) {
    enter(isFlat ? [] : result.path.groups, &bytes)
    let name = isFlat ? result.path.description : result.path.name
    addPoint(isOK: result.outcome.isOK, name, result.outcome.directive, to: &bytes)
    if result.outcome == .failed { for index in open.indices { open[index].hasFailed = true } }
    let members = TAPDiagnostics.members(of: result)
    guard !members.isEmpty else { return }
    addLine("  ---", to: &bytes)
    YAMLText.add(members, indent: indent + 2, to: &bytes)
    addLine("  ...", to: &bytes)
  }

  /// Closes the groups that a test is not in, and opens those that it is in.
  private mutating func enter(_ groups: [String], _ bytes: inout [UInt8]) {
    let shared = zip(open.dropFirst(), groups).prefix { $0.name == $1 }.count
    while open.count - 1 > shared { leave(&bytes) }
    for name in groups.dropFirst(shared) {
      addLine(name.isEmpty ? "# Subtest:" : "# Subtest: \(TAPText.escaped(name))", to: &bytes)
      open.append(Group(name: name))
    }
  }

  private mutating func leave(_ bytes: inout [UInt8]) {
    addLine("1..\(open[open.count - 1].count)", to: &bytes)
    let group = open.removeLast()
    addPoint(isOK: !group.hasFailed, group.name, "", to: &bytes)
  }

  private mutating func addPoint(
    isOK: Bool, _ name: String, _ directive: String, to bytes: inout [UInt8]
  ) {
    open[open.count - 1].count += 1
    let words = isOK ? "ok" : "not ok"
    let number = "\(words) \(open[open.count - 1].count)"
    let description = name.isEmpty ? "" : " - " + TAPText.escaped(name)
    addLine(number + description + directive, to: &bytes)
  }

  private mutating func end(_ bytes: inout [UInt8]) {
    // A plan that came first tells by itself what is missing.
    if case .broken(let why) = tally.ending { return bail(why, &bytes) }
    if isPlanned { return }
    if let why = tally.shortfall { return bail(why, &bytes) }
    enter([], &bytes)
    bytes.add(open[0].count == 0 ? "1..0 # SKIP there are no tests\n" : "1..\(open[0].count)\n")
  }

  private func bail(_ why: String, _ bytes: inout [UInt8]) {
    bytes.add("Bail out! \(TAPText.escaped(why))\n")
  }

  /// Comments are about the document as a whole, but stand where they came.
  private func addComment(_ text: String, to bytes: inout [UInt8]) {
    for line in text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      let text = String(Substring(line)).visible
      addLine(text.hasPrefix("Subtest") ? "#  \(text)" : "# \(text)", to: &bytes)
    }
  }

  private var indent: Int { 4 * (open.count - 1) }

  private func addLine(_ text: String, to bytes: inout [UInt8]) {
    bytes.addSpaces(indent)
    bytes.add(text)
    bytes.add("\n")
  }
}

extension Outcome {
  /// Whether a line about it says `ok`.
  fileprivate var isOK: Bool {
    switch self {
    case .passed, .skipped: true
    case .failed, .known: false
    }
  }

  /// What follows a description, with a blank before it.
  fileprivate var directive: String {
    switch self {
    case .passed, .failed: ""
    case .skipped(let reason): " # SKIP" + Self.spaced(reason)
    case .known(let reason): " # TODO" + Self.spaced(reason)
    }
  }

  private static func spaced(_ reason: String) -> String {
    reason.isEmpty ? "" : " " + TAPText.escaped(reason)
  }
}
