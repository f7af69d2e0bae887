// SPDX-License-Identifier: Apache-2.0

/// A report in XML, as JUnit's was and everybody's has become.
///
/// There is one suite for each outermost group, in the order in which results come; `classname` has all
/// groups. A suite that is over when more of its results come is opened again, with the same name and
/// another `id`: readers put both together, and nothing has to be kept in memory until the end.
///
/// The file is whole after each event. Until the run ends it has a test `(run)`, an error which says
/// that the run was cut short: if that is how it ends, nobody takes it for a success.
public struct JUnitReporter: Reporter {
  /// Who is to read it.
  public enum Profile: String, Sendable, CaseIterable {
    /// What Jenkins' schema allows, and nothing else.
    case strict
    /// Files, lines, tags and attachments besides, as GitHub's and GitLab's readers take them.
    case rich
  }

  private let profile: Profile
  private var length = 0
  private var suiteOrdinal = -1
  private var suiteName: String?
  private var run = TestRun(name: "tests")
  private var all = JUnitCounts()
  private var inSuite = JUnitCounts()
  private var countsOffset = 0
  private var suiteCountsOffset = 0
  private var isOver = false
  private var tally = RunTally()
  private var pending: [ReportText.Correction] = []
  private var ending: [UInt8] = []
  /// The suite that the ending closes.
  private var endedSuite: Int?

  /// A report that begins.
  public init(_ profile: Profile = .rich) { self.profile = profile }

  public var isCorrected: Bool { true }

  public mutating func report(_ event: TestEvent) -> ReportText {
    tally.count(event)
    if length > 0, !event.changesResults { return ReportText(ending: ending) }
    var bytes: [UInt8] = []
    if case .runStarted(let run) = event, length == 0 { self.run = run }
    if length == 0 { begin(&bytes) }
    switch event {
    case .testEnded(let result): add(result, to: &bytes)
    case .runEnded: end(&bytes)
    case .runStarted, .testStarted, .message: break
    }
    length += bytes.count
    setEnding()
    return ReportText(bytes, ending: ending, corrections: corrections)
  }

  private mutating func begin(_ bytes: inout [UInt8]) {
    bytes.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites")
    XMLText.add("name", run.name, to: &bytes)
    countsOffset = bytes.count
    bytes += all.attributes(hasSkipped: false)
    bytes.add(">\n")
  }

  private mutating func add(_ result: TestResult, to bytes: inout [UInt8]) {
    open(result.path.groups.first ?? run.name, at: result.start, &bytes)
    JUnitCase(result, profile, suite: suiteName ?? "", root: run.name).write(to: &bytes)
    inSuite.count(result)
    all.count(result)
  }

  private mutating func open(_ name: String, at start: Double?, _ bytes: inout [UInt8]) {
    guard name != suiteName else { return }
    close(&bytes)
    suiteOrdinal += 1
    suiteName = name
    inSuite = JUnitCounts()
    bytes.add(" <testsuite")
    XMLText.add("id", String(suiteOrdinal), to: &bytes)
    XMLText.add("name", name, to: &bytes)
    if let time = (start ?? run.start).flatMap(UTCTime.init) {
      XMLText.add("timestamp", time.description, to: &bytes)
    }
    suiteCountsOffset = length + bytes.count
    bytes += inSuite.attributes(hasSkipped: true)
    bytes.add(">\n")
  }

  /// The numbers in the start tag get their last correction before the tag is forgotten.
  private mutating func close(_ bytes: inout [UInt8]) {
    guard suiteName != nil else { return }
    bytes.add(" </testsuite>\n")
    pending.append(
      ReportText.Correction(at: suiteCountsOffset, inSuite.attributes(hasSkipped: true)))
    suiteName = nil
  }
}

extension JUnitReporter {
  /// The error of a run that is not whole has a suite for itself.
  private mutating func end(_ bytes: inout [UInt8]) {
    close(&bytes)
    isOver = true
    if let why = tally.shortfall { addShortfall(why, to: &bytes) }
    bytes.add("</testsuites>\n")
  }

  private mutating func addShortfall(_ why: String, to bytes: inout [UInt8]) {
    let running = tally.running.map(\.description).sorted().prefix(20)
    let details = running.isEmpty ? "" : "running: " + running.joined(separator: ", ")
    all.count(shortfall(why))
    bytes += shortfallSuite(why, details)
  }

  private func shortfall(_ why: String, _ details: String = "") -> TestResult {
    TestResult(
      TestPath([run.name], "(run)"), .failed,
      problems: [TestProblem(.exit, "the run is not whole: \(why)", details: details)])
  }

  private func shortfallSuite(_ why: String, _ details: String = "") -> [UInt8] {
    var bytes: [UInt8] = []
    let result = shortfall(why, details)
    var counts = JUnitCounts()
    counts.count(result)
    bytes.add(" <testsuite")
    XMLText.add("id", String(suiteOrdinal + 1), to: &bytes)
    XMLText.add("name", run.name, to: &bytes)
    bytes += counts.attributes(hasSkipped: true)
    bytes.add(">\n")
    JUnitCase(result, profile, suite: run.name, root: run.name).write(to: &bytes)
    bytes.add(" </testsuite>\n")
    return bytes
  }

  private static let cut = "it was cut short"

  /// The ending is another one in each suite.
  private mutating func setEnding() {
    guard !isOver else {
      ending = []
      return
    }
    guard endedSuite != suiteOrdinal else { return }
    endedSuite = suiteOrdinal
    ending = suiteName == nil ? [] : Array(" </testsuite>\n".utf8)
    ending += shortfallSuite(Self.cut)
    ending.add("</testsuites>\n")
  }

  private var corrections: [ReportText.Correction] {
    mutating get {
      var corrections = pending
      pending = []
      var counts = all
      if !isOver { counts.count(shortfall(Self.cut)) }
      corrections.append(
        ReportText.Correction(at: countsOffset, counts.attributes(hasSkipped: false)))
      if suiteName != nil {
        corrections.append(
          ReportText.Correction(at: suiteCountsOffset, inSuite.attributes(hasSkipped: true)))
      }
      return corrections
    }
  }
}

extension TestEvent {
  /// Whether there is more in a report after it that has results and their numbers only.
  fileprivate var changesResults: Bool {
    switch self {
    case .testEnded, .runEnded: true
    case .runStarted, .testStarted, .message: false
    }
  }
}
