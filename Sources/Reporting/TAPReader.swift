// SPDX-License-Identifier: Apache-2.0

/// Reads the Test Anything Protocol of versions 12 to 14, with subtests in all styles that there are:
/// announced by a comment, within it or before it; in braces; and bare, named by the line after them.
///
/// What `prove` takes for an error is one here: no plan, two plans, more or fewer tests than planned,
/// numbers out of order. Tests of a subtest are told when the subtest is over.
public struct TAPReader: ReportReader {
  /// What is open, the outermost first.
  private var levels = [TAPLevel(indent: 0)]
  private var lines = LineBuffer()
  private var events: [TestEvent] = []
  private var isBailed = false
  /// The indentation and the lines of diagnostics that are being read.
  private var diagnostics: (indent: Int, lines: [String])?
  private let name: String
  private var hasBegun = false

  /// - Parameter name: What is run: tests that are skipped as a whole have this name.
  public init(name: String = "tests") { self.name = name }

  public mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent] {
    begin()
    for line in try lines.lines(bytes) { read(lines.text(line)) }
    return takeEvents()
  }

  public mutating func finish() throws(UnreadableReport) -> [TestEvent] {
    begin()
    if let rest = lines.remainder() { readCut(lines.text(rest)) }
    if isBailed { return takeEvents() }
    if diagnostics != nil { levels[levels.count - 1].troubles.append("it ends within diagnostics") }
    endDiagnostics()
    let isCut = levels.count > 1 || levels[0].pending?.point.opensBlock == true
    while levels.count > 1 { close() }
    levels[0].settle()
    levels[0].adoptOrphans()
    tell()
    if isCut { levels[0].troubles.append("it ends within a subtest") }
    let troubles = levels[0].allTroubles
    let skipped = levels[0].planned == 0 ? levels[0].planReason : nil
    if let skipped, troubles.isEmpty {
      events.append(.testEnded(TestResult(TestPath([], name), .skipped(skipped))))
    }
    events.append(
      .runEnded(troubles.isEmpty ? .complete : .broken(troubles.joined(separator: "; "))))
    return takeEvents()
  }

  private mutating func begin() {
    if !hasBegun { events.append(.runStarted(TestRun(name: name))) }
    hasBegun = true
  }

  private mutating func takeEvents() -> [TestEvent] {
    defer { events = [] }
    return events
  }

  private mutating func tell() {
    events += levels[0].held.map(TestEvent.testEnded)
    levels[0].held = []
  }
}

extension TAPReader {
  /// Reads a last line without an end. A plan that is cut off does not fit any more; a line about a test
  /// would go unnoticed.
  private mutating func readCut(_ line: String) {
    let isInDiagnostics = diagnostics != nil
    read(line)
    if !isInDiagnostics, case .point = TAPLine(Substring(line).trimmed) {
      levels[0].troubles.append("its last line is cut off")
    }
  }

  private mutating func read(_ line: String) {
    guard !isBailed else { return }
    let indent = line.utf8.prefix { $0 == 0x20 }.count
    let text = Substring(line.utf8.dropFirst(indent))
    if readDiagnostics(line, indent, text) { return }
    switch TAPLine(text) {
    case .plan(let count, let reason):
      enter(indent)
      levels[levels.count - 1].plan(count, reason)
    case .point(let point): read(point, indent)
    case .subtest(let name): announce(name, indent)
    case .comment(let text): comment(text)
    case .bail(let why): bail(why)
    case .diagnostics:
      if levels[levels.count - 1].pending != nil, indent > levels[levels.count - 1].indent {
        diagnostics = (indent, [])
      }
    case .blockEnd: closeBlock(indent)
    case .version, .pragma, .other: break
    }
    if levels.count == 1 { tell() }
  }

  /// Returns whether the line is one of diagnostics.
  private mutating func readDiagnostics(
    _ line: String, _ indent: Int, _ text: Substring
  ) -> Bool {
    guard let open = diagnostics else { return false }
    if indent == open.indent, text.trimmed == "..." {
      endDiagnostics()
      return true
    }
    if indent < open.indent, !text.isEmpty {
      levels[levels.count - 1].troubles.append(
        "diagnostics have no end before line \(lines.number)")
      endDiagnostics()
      return false
    }
    diagnostics?.lines.append(line)
    return true
  }

  private mutating func endDiagnostics() {
    guard let (_, lines) = diagnostics else { return }
    diagnostics = nil
    levels[levels.count - 1].pending?.take(lines)
  }

  private mutating func read(_ point: TAPPoint, _ indent: Int) {
    enter(indent)
    levels[levels.count - 1].add(point)
  }

  /// Makes the document at this indentation the current one.
  private mutating func enter(_ indent: Int) {
    while levels.count > 1, indent < levels[levels.count - 1].indent { close() }
    guard indent > levels[levels.count - 1].indent else { return }
    if levels[levels.count - 1].pending?.point.opensBlock != true {
      levels[levels.count - 1].settle()
    }
    levels.append(TAPLevel(indent: indent))
  }

  /// A comment names the subtest that it is in, or that follows it with a further indentation.
  private mutating func announce(_ name: String, _ indent: Int) {
    while levels.count > 1, indent < levels[levels.count - 1].indent { close() }
    if let (_, outer) = levels[levels.count - 1].announced, indent > outer {
      enter(outer > levels[levels.count - 1].indent ? outer : indent)
    }
    if levels[levels.count - 1].pending?.point.opensBlock != true {
      levels[levels.count - 1].settle()
      levels[levels.count - 1].adoptOrphans()
      levels[levels.count - 1].announced = (name, indent)
    }
  }

  /// Ends the innermost document, whose tests wait for the line that is about all of them.
  private mutating func close() {
    var child = levels.removeLast()
    child.settle()
    child.adoptOrphans()
    let last = levels.count - 1
    levels[last].adopt(child)
  }

  private mutating func closeBlock(_ indent: Int) {
    while levels.count > 1, indent < levels[levels.count - 1].indent { close() }
    if levels[levels.count - 1].pending?.point.opensBlock == true {
      levels[levels.count - 1].settle()
    }
  }

  private mutating func comment(_ text: String) {
    if levels[levels.count - 1].pending?.add(comment: text) == true { return }
    if levels.count == 1 { events.append(.message(text)) }
  }

  private mutating func bail(_ why: String) {
    isBailed = true
    while levels.count > 1 { close() }
    levels[0].settle()
    levels[0].adoptOrphans()
    tell()
    events.append(.runEnded(.broken(why.isEmpty ? "bailed out" : why)))
  }
}
