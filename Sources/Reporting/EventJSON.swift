// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// The keys of an event in lines of JSON. They stay as they are; what is empty or unknown is left out.
enum EventJSON {
  static func value(of event: TestEvent) -> JSONValue {
    switch event {
    case .runStarted(let run): .object(members("run-started") + members(of: run))
    case .testStarted(let path): .object(members("test-started") + members(of: path))
    case .testEnded(let result):
      .object(members("test-ended") + members(of: result.path) + members(of: result))
    case .message(let text): .object(members("message") + [("text", .text(text))])
    case .runEnded(.complete): .object(members("run-ended"))
    case .runEnded(.broken(let why)): .object(members("run-ended") + [("broken", .text(why))])
    }
  }

  private static func members(_ word: String) -> [JSONValue.Member] { [("event", .text(word))] }

  private static func members(of run: TestRun) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [("name", .text(run.name))]
    members.add("count", run.count.map(JSONValue.integer))
    members.add("seed", run.seed.map(JSONValue.integer))
    members.add("start", run.start.map(JSONValue.double))
    return members
  }

  private static func members(of path: TestPath) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    members.add("groups", list(path.groups, JSONValue.text))
    return members + [("name", .text(path.name))]
  }

  /// All but which test it was, and whether it is as it should be.
  static func circumstances(of result: TestResult) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    members.add("place", result.place.map(value))
    if result.duration != .zero { members.add("duration", .number(result.duration.decimal)) }
    members.add("start", result.start.map(JSONValue.double))
    members.add("problems", list(result.problems, value))
    members.add("output", list(result.output, value))
    members.add("attachments", list(result.attachments, value))
    members.add("tags", list(result.tags, JSONValue.text))
    members.add("repetition", result.repetition.map(JSONValue.integer))
    return members
  }

  private static func members(of result: TestResult) -> [JSONValue.Member] {
    outcome(result.outcome) + circumstances(of: result)
  }

  private static func outcome(_ outcome: Outcome) -> [JSONValue.Member] {
    switch outcome {
    case .passed: [("outcome", .text("passed"))]
    case .failed: [("outcome", .text("failed"))]
    case .skipped(let reason): [("outcome", .text("skipped")), ("reason", .text(reason))]
    case .known(let reason): [("outcome", .text("known")), ("reason", .text(reason))]
    }
  }

  private static func value(_ place: SourceLine) -> JSONValue {
    .object([("file", .text(place.file)), ("line", .integer(place.line))])
  }

  private static func value(_ problem: TestProblem) -> JSONValue {
    var members: [JSONValue.Member] = [
      ("kind", .text(problem.kind.rawValue)), ("message", .text(problem.message)),
    ]
    if !problem.details.isEmpty { members.add("details", .text(problem.details)) }
    members.add("place", problem.place.map(value))
    return .object(members)
  }

  private static func value(_ output: TestOutput) -> JSONValue {
    .object([("stream", .text(output.stream.rawValue)), ("text", .text(output.text))])
  }

  private static func value(_ attachment: TestAttachment) -> JSONValue {
    .object([("name", .text(attachment.name)), ("path", .text(attachment.path))])
  }

  private static func list<Part>(_ parts: [Part], _ value: (Part) -> JSONValue) -> JSONValue? {
    parts.isEmpty ? nil : .list(parts.map(value))
  }
}

extension [JSONValue.Member] {
  /// Adds a member, if it has a value.
  mutating func add(_ key: String, _ value: JSONValue?) {
    if let value { append((key, value)) }
  }
}
