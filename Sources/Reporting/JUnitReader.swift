// SPDX-License-Identifier: Apache-2.0

/// Reads JUnit's XML as it is found: pytest's, GoogleTest's, Surefire's, cmocka's, our own.
public struct JUnitReader: ReportReader {
  private var scanner = XMLScanner()
  /// The elements that are open.
  private var open: [String] = []
  private var root = ""
  private var suites: [Suite] = []
  private var test: JUnitTest?
  /// The text of the element that is open.
  private var text = ""
  private var events: [TestEvent] = []
  private var troubles: [String] = []
  private var hasBegun = false
  private let name: String

  private struct Suite: Sendable {
    var name: String
    /// How many failures its start tag tells of, and how many were found.
    var claimed: Int
    var found = 0
    /// Failures that are in no test of it.
    var own = 0
  }

  /// - Parameter name: What to call the run, where the report does not.
  public init(name: String = "tests") { self.name = name }

  public mutating func read(_ bytes: [UInt8]) throws(UnreadableReport) -> [TestEvent] {
    scanner.push(bytes)
    while let token = try scanner.next() {
      switch token {
      case .start(let name, let attributes): try start(name, attributes)
      case .end(let name): end(name)
      case .text(let text):
        if test != nil || open.last?.hasPrefix("system-") == true { self.text += text }
      }
      if !troubles.isEmpty { break }
    }
    defer { events = [] }
    return events
  }

  public mutating func finish() throws(UnreadableReport) -> [TestEvent] {
    if let trouble = scanner.trouble { troubles.append(trouble) }
    if troubles.isEmpty, !open.isEmpty || !scanner.isEmpty {
      troubles.append("its XML is cut off in line \(scanner.line)")
    }
    if troubles.isEmpty, !hasBegun { troubles.append("it has no test suite") }
    if let test {
      events.append(.testEnded(test.cutOff))
    }
    events.append(
      .runEnded(troubles.isEmpty ? .complete : .broken(troubles.joined(separator: "; "))))
    return events
  }

  private mutating func start(
    _ element: String, _ attributes: [String: String]
  ) throws(UnreadableReport) {
    if open.isEmpty, element != "testsuites", element != "testsuite" {
      throw UnreadableReport(
        "is XML with the root <\(element)>, and JUnit's is <testsuites> or <testsuite>; name a report"
      )
    }
    open.append(element)
    if element == "testsuites" { root = attributes["name"] ?? "" }
    if open.count == 1 { begin(attributes) }
    text = ""
    switch element {
    case "testsuites", "testsuite": enter(element, attributes)
    case "testcase": test = JUnitTest(attributes, in: suites.last?.name ?? "", root: root)
    case "failure" where test == nil, "error" where test == nil:
      if !suites.isEmpty { suites[suites.count - 1].own += 1 }
    default: test?.start(element, attributes)
    }
  }

  private mutating func begin(_ attributes: [String: String]) {
    guard !hasBegun else { return }
    hasBegun = true
    let given = attributes["name"] ?? ""
    events.append(.runStarted(TestRun(name: given.isEmpty ? name : given)))
  }

  private mutating func enter(_ element: String, _ attributes: [String: String]) {
    let claimed =
      (Int(attributes["failures"] ?? "") ?? 0) + (Int(attributes["errors"] ?? "") ?? 0)
    let name = element == "testsuites" ? suites.last?.name ?? "" : attributes["name"] ?? ""
    suites.append(Suite(name: name, claimed: claimed))
  }

  private mutating func end(_ element: String) {
    guard open.popLast() == element else {
      troubles.append("its line \(scanner.line) ends <\(element)>, which is not open")
      return
    }
    switch element {
    case "testcase":
      guard let test else { break }
      tell(test.result, failures: test.failures)
      self.test = nil
    case "testsuite", "testsuites": leave()
    case "system-out", "system-err":
      if test == nil { tellOutput() } else { test?.end(element, text) }
    default: test?.end(element, text)
    }
    text = ""
  }

  private mutating func tell(_ result: TestResult, failures: Int) {
    events.append(.testEnded(result))
    for index in suites.indices { suites[index].found += failures }
  }

  /// A suite that says of more failures than its tests do had one outside of them.
  private mutating func leave() {
    guard var suite = suites.popLast() else { return }
    suite.claimed = max(suite.claimed, suite.found + suite.own)
    guard suite.claimed > suite.found else { return }
    let path = TestPath(suite.name.isEmpty ? [] : [suite.name], "(suite)")
    let problem = TestProblem(
      .other, "the report tells of \(suite.claimed) failures, and its tests of \(suite.found)")
    for index in suites.indices { suites[index].found += suite.claimed - suite.found }
    events.append(.testEnded(TestResult(path, .failed, problems: [problem])))
  }

  private mutating func tellOutput() {
    let text = Substring(text).trimmed.drop { $0 == "\n" }
    if !text.isEmpty { events.append(.message(String(text))) }
  }
}
