// SPDX-License-Identifier: Apache-2.0

/// A `testcase` that is being read.
struct JUnitTest: Sendable {
  private var path: TestPath
  private var place: SourceLine?
  private var duration: Duration
  private var skipped: (message: String, type: String, text: String)?
  private var problems: [TestProblem] = []
  private var output: [TestOutput] = []
  private var groups: [String] = []
  private var tags: [String] = []
  private var attachments: [TestAttachment] = []
  private var repetition: Int?
  private var attributes: [String: String] = [:]

  init(_ attributes: [String: String], in suite: String, root: String) {
    let groups = JUnitNames.groups(
      suite: suite, className: attributes["classname"] ?? "", root: root)
    path = TestPath(groups, attributes["name"] ?? "")
    let time = (attributes["time"] ?? "").filter { $0 != "," }
    duration = max(.zero, Duration(decimal: time) ?? .zero)
    if let file = attributes["file"] {
      place = SourceLine(file: file, line: Int(attributes["line"] ?? "") ?? 1)
    }
    // GoogleTest's way to say that a test is disabled.
    if attributes["status"] == "notrun" || attributes["result"] == "suppressed" {
      skipped = ("disabled", "", "")
    }
  }

  mutating func start(_ element: String, _ attributes: [String: String]) {
    self.attributes = attributes
    if element == "property" { take(attributes["name"] ?? "", attributes["value"]) }
  }

  /// How many failures it tells of.
  var failures: Int { problems.count }

  mutating func end(_ element: String, _ text: String) {
    switch element {
    case "failure": problems.append(problem(.assertion, text))
    case "error": problems.append(problem(.error, text))
    case "skipped":
      let message = attributes["message"].map(Self.withoutPlace) ?? String(Substring(text).trimmed)
      skipped = (message, attributes["type"] ?? "", attributes["message"] == nil ? "" : text)
    case "system-out": take(output: text)
    case "system-err": output.append(TestOutput(.error, text))
    case "property":
      if let name = attributes["name"], attributes["value"] == nil { take(name, text) }
    default: break
    }
  }

  private mutating func take(_ name: String, _ value: String?) {
    guard let value else { return }
    switch name {
    case "group": groups.append(value)
    case "tag": tags.append(value)
    case "repetition": repetition = Int(value)
    case "attachment":
      guard let mark = value.unicodeScalars.firstIndex(of: "=") else { return }
      let path = value.unicodeScalars[value.unicodeScalars.index(after: mark)...]
      attachments.append(
        TestAttachment(String(value[..<mark]), path: String(Substring(path))))
    default: break
    }
  }

  /// Lines that name attachments are no output.
  private mutating func take(output text: String) {
    var kept = text
    for attachment in attachments {
      let line = "[[ATTACHMENT|\(attachment.path)]]\n"
      if let range = kept.firstRange(of: line) { kept.removeSubrange(range) }
    }
    if !kept.isEmpty { output.append(TestOutput(.out, kept)) }
  }

  var result: TestResult {
    var path = path
    if !groups.isEmpty { path.groups = groups }
    return TestResult(
      path, outcome, at: place, duration: duration, problems: problems + knownProblems,
      output: output, attachments: attachments, tags: tags, repetition: repetition)
  }

  /// What it is when there is no more of it.
  var cutOff: TestResult {
    var result = result
    result.outcome = .failed
    result.problems.append(TestProblem(.exit, "the report is cut off in this test"))
    return result
  }

  private var outcome: Outcome {
    if !problems.isEmpty { return .failed }
    guard let skipped else { return .passed }
    if skipped.type == "pytest.xfail" { return .known(skipped.message) }
    guard skipped.message.hasPrefix(JUnitNames.known) else { return .skipped(skipped.message) }
    let rest = skipped.message.dropFirst(JUnitNames.known.count)
    return rest.isEmpty
      ? .known("")
      : rest.hasPrefix(": ")
        ? .known(String(rest.dropFirst(2))) : .skipped(skipped.message)
  }

  private var knownProblems: [TestProblem] {
    guard case .known = outcome, let text = skipped?.text, !Substring(text).trimmed.isEmpty else {
      return []
    }
    let (message, details) = Self.split(text)
    return [TestProblem(.other, message, details: details)]
  }
}

extension JUnitTest {
  private func problem(_ kind: TestProblem.Kind, _ text: String) -> TestProblem {
    let kind = attributes["type"].flatMap(TestProblem.Kind.init(rawValue:)) ?? kind
    var rest = Substring(text)
    let place = Self.place(in: rest) ?? Self.place(atEndOf: rest)
    if let place, rest.hasPrefix("\(place): ") {
      rest = Substring(rest.unicodeScalars.dropFirst("\(place): ".unicodeScalars.count))
    }
    guard let given = attributes["message"], !given.isEmpty else {
      let (message, details) = Self.split(String(rest))
      return TestProblem(kind, message, details: details, at: place)
    }
    // Our own text says the message again, before the details.
    if !given.utf8.contains(0x0a), rest.utf8.starts(with: given.utf8) {
      rest = Substring(rest.utf8.dropFirst(given.utf8.count))
      if rest.utf8.first == 0x0a { rest = Substring(rest.utf8.dropFirst()) }
      return TestProblem(kind, given, details: String(rest), at: place)
    }
    let (message, more) = Self.split(Self.withoutPlace(given))
    let isSaidTwice = Substring(text).trimmed.isEmpty || text == given
    let details = [more, isSaidTwice ? "" : text].filter { !$0.isEmpty }
    return TestProblem(kind, message, details: details.joined(separator: "\n"), at: place)
  }

  /// GoogleTest has the place alone on the first line.
  private static func withoutPlace(_ text: String) -> String {
    guard let end = text.utf8.firstIndex(of: 0x0a), let place = place(in: text[..<end]),
      text[..<end] == place.description
    else { return text }
    return String(Substring(text.utf8[text.utf8.index(after: end)...]))
  }

  /// pytest has the place on the last line, before the name of an error.
  private static func place(atEndOf text: Substring) -> SourceLine? {
    guard let end = text.utf8.lastIndex(of: 0x0a) else { return nil }
    let line = Substring(text.utf8[text.utf8.index(after: end)...])
    let words = line.split(separator: ": ")
    guard words.count == 2, !words.contains(where: { $0.contains(" ") }) else { return nil }
    return place(in: words[0])
  }

  /// The first line that says something, and the others.
  private static func split(_ text: String) -> (String, String) {
    let lines = text.utf8.drop { $0 == 0x0a || $0 == 0x20 || $0 == 0x0d || $0 == 0x09 }
    let first = lines.prefix { $0 != 0x0a }
    let rest = lines.dropFirst(first.count + 1)
    return (String(Substring(first)), String(Substring(rest)))
  }

  /// `store.c:12` at the beginning of the first line, as GoogleTest and we have it.
  private static func place(in text: Substring) -> SourceLine? {
    let line = text.utf8.prefix { $0 != 0x0a }
    var start = line.startIndex
    while let colon = line[start...].firstIndex(of: UInt8(ascii: ":")) {
      let digits = line[line.index(after: colon)...].prefix { (48...57).contains($0) }
      let next = line[digits.endIndex...].first
      if colon > line.startIndex, let number = Int(Substring(digits)),
        next == nil || next == UInt8(ascii: ":")
      {
        return SourceLine(file: String(Substring(line[..<colon])), line: number)
      }
      start = line.index(after: colon)
    }
    return nil
  }
}
