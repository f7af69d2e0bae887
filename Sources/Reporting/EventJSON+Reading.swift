// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

extension EventJSON {
  /// The event that an object tells of; `nil` when it tells of none.
  static func event(in value: JSONValue) -> TestEvent? {
    switch value["event"]?.text {
    case "run-started": run(value).map(TestEvent.runStarted)
    case "test-started": path(value).map(TestEvent.testStarted)
    case "test-ended": result(value).map(TestEvent.testEnded)
    case "message": value["text"]?.text.map(TestEvent.message)
    case "run-ended": .runEnded(value["broken"]?.text.map(RunEnding.broken) ?? .complete)
    default: nil
    }
  }

  private static func run(_ value: JSONValue) -> TestRun? {
    guard let name = value["name"]?.text else { return nil }
    return TestRun(
      name: name, count: value["count"]?.integer(), seed: value["seed"]?.integer(),
      start: value["start"]?.double)
  }

  private static func path(_ value: JSONValue) -> TestPath? {
    guard let name = value["name"]?.text, let groups = all(value["groups"], \.text) else {
      return nil
    }
    return TestPath(groups, name)
  }

  static func result(_ value: JSONValue) -> TestResult? {
    guard let path = path(value), let outcome = outcome(value) else { return nil }
    return result(path, outcome, with: value)
  }

  /// A result with its circumstances, which an object has.
  static func result(
    _ path: TestPath, _ outcome: Outcome, with value: JSONValue
  ) -> TestResult? {
    guard let problems = all(value["problems"], problem), let output = all(value["output"], output),
      let attachments = all(value["attachments"], attachment),
      let tags = all(value["tags"], \.text)
    else { return nil }
    return TestResult(
      path, outcome, at: value["place"].flatMap(place), duration: duration(value),
      start: value["start"]?.double, problems: problems, output: output, attachments: attachments,
      tags: tags, repetition: value["repetition"]?.integer())
  }

  private static func outcome(_ value: JSONValue) -> Outcome? {
    let reason = value["reason"]?.text ?? ""
    switch value["outcome"]?.text {
    case "passed": return .passed
    case "failed": return .failed
    case "skipped": return .skipped(reason)
    case "known": return .known(reason)
    default: return nil
    }
  }

  private static func duration(_ value: JSONValue) -> Duration {
    if case .number(let digits) = value["duration"] {
      Duration(decimal: digits) ?? .zero
    } else {
      .zero
    }
  }

  private static func place(_ value: JSONValue) -> SourceLine? {
    guard let file = value["file"]?.text, let line = value["line"]?.integer(Int.self) else {
      return nil
    }
    return SourceLine(file: file, line: line)
  }

  private static func problem(_ value: JSONValue) -> TestProblem? {
    guard let message = value["message"]?.text else { return nil }
    let kind = value["kind"]?.text.flatMap(TestProblem.Kind.init(rawValue:)) ?? .other
    return TestProblem(
      kind, message, details: value["details"]?.text ?? "", at: value["place"].flatMap(place))
  }

  private static func output(_ value: JSONValue) -> TestOutput? {
    guard let text = value["text"]?.text else { return nil }
    return TestOutput(
      value["stream"]?.text == TestOutput.Stream.error.rawValue ? .error : .out, text)
  }

  private static func attachment(_ value: JSONValue) -> TestAttachment? {
    guard let name = value["name"]?.text, let path = value["path"]?.text else { return nil }
    return TestAttachment(name, path: path)
  }

  /// None when there is no list; `nil` when one of it is wrong.
  private static func all<Part>(_ value: JSONValue?, _ part: (JSONValue) -> Part?) -> [Part]? {
    guard let value else { return [] }
    guard let values = value.list else { return nil }
    let parts = values.compactMap(part)
    return parts.count == values.count ? parts : nil
  }
}
