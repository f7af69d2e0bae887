// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// A test of Swift Testing, or a suite, and what its event stream has told of it.
struct SwiftTest: Sendable {
  let path: TestPath
  let isSuite: Bool
  var ordinal = 0
  private let place: SourceLine?
  private var tags: [String]
  private var begin: JSONValue?
  private var end: Double?
  private var issues: [SwiftIssue] = []
  private var skipReason: String?
  private var attachments: [TestAttachment] = []
  private var cases: [(id: String, case: Case)] = []

  private struct Case {
    var name: String
    var begin: Double?
    var end: Double?
    var issues: [SwiftIssue] = []
  }

  init?(_ payload: JSONValue) {
    guard let id = payload["id"]?.text, let name = payload["name"]?.text else { return nil }
    isSuite = payload["kind"]?.text == "suite"
    var groups = Self.names(in: id)
    // The last name of a test is its place.
    if !groups.isEmpty { groups.removeLast(min(groups.count, isSuite ? 1 : 2)) }
    path = TestPath(groups, payload["displayName"]?.text ?? name)
    place = SourceLine(swift: payload["sourceLocation"])
    tags = (payload["tags"]?.list ?? payload["_tags"]?.list ?? []).compactMap(\.text)
  }

  /// The module, and the types after it: `Module.Outer/Inner/name()/File.swift:1:2`. Names in
  /// backticks may have anything within.
  private static func names(in id: String) -> [String] {
    var names = [""]
    var isQuoted = false
    for scalar in id.unicodeScalars {
      if scalar == "`" { isQuoted.toggle() }
      if !isQuoted, scalar == "/" || scalar == "." && names.count == 1 {
        names.append("")
      } else if scalar != "`" {
        names[names.count - 1].unicodeScalars.append(scalar)
      }
    }
    return names
  }

  mutating func take(_ event: JSONValue) {
    let time = event["instant"]?["absolute"]?.double
    switch event["kind"]?.text {
    case "testStarted": begin = event["instant"]
    case "testEnded":
      end = time
      if skipReason?.isEmpty == true { skipReason = Self.reason(event) }
    case "testSkipped", "testCancelled": skipReason = Self.reason(event)
    case "testCaseStarted": start(event, at: time)
    case "testCaseEnded": if let index = index(of: event) { cases[index].case.end = time }
    case "issueRecorded": add(event)
    case "valueAttached": attach(event["attachment"])
    default: break
    }
  }

  private mutating func start(_ event: JSONValue, at time: Double?) {
    guard let id = event["_testCase"]?["id"]?.text, id.contains("arameterized test case") else {
      return
    }
    let name = event["_testCase"]?["displayName"]?.text ?? id
    cases.append((id, Case(name: name, begin: time)))
  }

  private func index(of event: JSONValue) -> Int? {
    guard let id = event["_testCase"]?["id"]?.text else { return nil }
    return cases.lastIndex { $0.id == id }
  }

  private mutating func add(_ event: JSONValue) {
    guard let issue = SwiftIssue(event) else { return }
    if let index = index(of: event) {
      cases[index].case.issues.append(issue)
    } else {
      issues.append(issue)
    }
  }

  private mutating func attach(_ attachment: JSONValue?) {
    guard let path = attachment?["path"]?.text ?? attachment?["_path"]?.text else { return }
    let last = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let name = attachment?["preferredName"]?.text ?? attachment?["_preferredName"]?.text
    attachments.append(
      TestAttachment(name ?? String(path[(last ?? path.startIndex)...]), path: path))
  }

  /// The comment, or what is quoted in the words about it.
  private static func reason(_ event: JSONValue) -> String {
    if let comment = event["_comments"]?.list?.first?.text { return comment }
    let text = event["messages"]?.list?.first?["text"]?.text ?? ""
    guard let first = text.firstIndex(of: "\""), let last = text.lastIndex(of: "\""), first < last,
      text[..<first].hasSuffix(": ")
    else { return "" }
    return String(text[text.index(after: first)..<last])
  }
}

extension SwiftTest {
  /// A suite has a result only if something was wrong with itself.
  var results: [TestResult] {
    if isSuite { return issues.contains { $0.gravity == .failure } ? [result] : [] }
    guard !cases.isEmpty else { return [result] }
    let ofCases = cases.map { result(of: $0.case) }
    return issues.isEmpty ? ofCases : ofCases + [result]
  }

  /// What there is when no more comes: it failed, whatever it has found so far.
  var unfinished: [TestResult] {
    guard !isSuite else { return [] }
    let isInCase = cases.last.map { $0.case.end == nil } ?? false
    let done = cases.filter { $0.case.end != nil }.map { result(of: $0.case) }
    var last = isInCase ? result(of: cases[cases.count - 1].case) : result
    last.outcome = .failed
    last.problems.append(TestProblem(.exit, "the run ended before the test did", at: place))
    return done + [last]
  }

  private var result: TestResult {
    let start = begin?["absolute"]?.double
    var result = TestResult(
      path, outcome(issues), at: place, duration: Self.duration(from: start, to: end),
      start: begin?["since1970"]?.double, problems: issues.compactMap(\.shown),
      attachments: attachments, tags: tags)
    if let skipReason, result.outcome == .passed { result.outcome = .skipped(skipReason) }
    return result
  }

  private func result(of each: Case) -> TestResult {
    TestResult(
      TestPath(path.groups, "\(path.name) (\(each.name))"), outcome(each.issues), at: place,
      duration: Self.duration(from: each.begin, to: each.end),
      problems: each.issues.compactMap(\.shown), attachments: attachments, tags: tags)
  }

  private static func duration(from start: Double?, to end: Double?) -> Duration {
    guard let start, let end, end > start else { return .zero }
    return .nanoseconds(Int64(min((end - start) * 1e9, 9e18)))
  }

  private func outcome(_ issues: [SwiftIssue]) -> Outcome {
    if issues.contains(where: { $0.gravity == .failure }) { return .failed }
    let known = issues.first { $0.gravity == .known }
    return known.map { .known($0.comment) } ?? .passed
  }
}

/// Something that Swift Testing recorded.
struct SwiftIssue: Sendable {
  enum Gravity { case warning, known, failure }

  let gravity: Gravity
  let problem: TestProblem
  /// Why it is known, where that is said.
  let comment: String

  init?(_ event: JSONValue) {
    guard let issue = event["issue"] else { return nil }
    let isKnown = issue["isKnown"]?.bool ?? false
    let isWarning = issue["severity"]?.text == "warning" || issue["isFailure"]?.bool == false
    gravity = isKnown ? .known : isWarning ? .warning : .failure
    let texts = (event["messages"]?.list ?? []).compactMap { $0["text"]?.text }
    let isError = issue["_error"] != nil || texts.first?.hasPrefix("Caught error") == true
    problem = TestProblem(
      isError ? .error : .assertion, texts.first ?? "an issue was recorded",
      details: texts.dropFirst().joined(separator: "\n"),
      at: SourceLine(swift: issue["sourceLocation"])
    )
    comment = texts.count > 1 ? texts[1] : ""
  }

  /// Warnings are no problems.
  var shown: TestProblem? { gravity == .warning ? nil : problem }
}

extension SourceLine {
  /// A place as Swift Testing has it.
  init?(swift value: JSONValue?) {
    guard let value, let line = value["line"]?.integer(Int.self),
      let file = value["filePath"]?.text ?? value["_filePath"]?.text ?? value["fileID"]?.text
    else { return nil }
    self.init(file: file, line: line)
  }
}
