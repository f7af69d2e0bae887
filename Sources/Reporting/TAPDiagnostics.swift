// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// What a line of TAP has no room for, with the keys that others use where there are such keys.
enum TAPDiagnostics {
  static func members(of result: TestResult) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if let first = result.problems.first {
      members += self.members(of: first, isKnown: result.outcome != .failed)
    }
    let others = result.problems.dropFirst().map { JSONValue.object(self.members(of: $0)) }
    if !others.isEmpty { members.append(("others", .list(others))) }
    if result.duration != .zero, abs(result.duration.components.seconds) < 1_000_000_000_000 {
      members.append(("duration_ms", .number((result.duration * 1000).decimal)))
    }
    for member in EventJSON.circumstances(of: result) {
      if member.key == "problems" || member.key == "duration" { continue }
      members.append(member.key == "tags" ? ("tags", .list(result.tags.map(tag))) : member)
    }
    return members
  }

  private static func members(
    of problem: TestProblem, isKnown: Bool = false
  ) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      ("message", .text(problem.message)),
      ("severity", .text(isKnown ? "todo" : problem.kind.isFinding ? "fail" : "error")),
      ("kind", .text(problem.kind.rawValue)),
    ]
    if let place = problem.place {
      members.append(
        ("at", .object([("file", .text(place.file)), ("line", .integer(place.line))])))
    }
    if !problem.details.isEmpty { members.append(("details", .text(problem.details + "\n"))) }
    return members
  }

  private static func tag(_ tag: String) -> JSONValue { .object([("tag", .text(tag))]) }
}

extension TAPDiagnostics {
  private static let own: Set<String> = [
    "message", "severity", "kind", "at", "details", "others", "duration_ms", "place", "start",
    "output", "attachments", "tags", "repetition", "file", "line", "error", "location",
  ]

  /// The result that diagnostics are about. What others have in keys of their own are details.
  static func result(_ path: TestPath, _ outcome: Outcome, _ value: JSONValue) -> TestResult {
    let tags = value["tags"]?.list?.compactMap { $0["tag"] }
    let members = (value.members ?? []).filter { $0.key != "tags" && $0.key != "problems" }
    let rest = JSONValue.object(members + (tags.map { [("tags", JSONValue.list($0))] } ?? []))
    var result =
      EventJSON.result(path, outcome, with: rest) ?? TestResult(path, outcome)
    if case .number(let digits) = value["duration_ms"], let duration = Duration(decimal: digits) {
      result.duration = duration / 1000
    }
    guard outcome == .failed || value["severity"] != nil || value["message"] != nil else {
      return result
    }
    if outcome == .passed { return result }
    result.problems = problem(value).map { [$0] } ?? []
    result.problems += (value["others"]?.list ?? []).compactMap(problem)
    return result
  }

  private static func problem(_ value: JSONValue) -> TestProblem? {
    var details = value["details"]?.text ?? ""
    if details.utf8.last == UInt8(ascii: "\n") { details.unicodeScalars.removeLast() }
    for (key, value) in value.members ?? [] where !own.contains(key) {
      details += (details.isEmpty ? "" : "\n") + "\(key): \(value.text ?? value.line)"
    }
    // Node says `error`, and it may have several lines.
    var message = value["message"]?.text
    if message == nil, let error = value["error"]?.text {
      let lines = error.split(separator: "\n", maxSplits: 1)
      message = lines.first.map(String.init)
      details = (lines.dropFirst().map(String.init) + [details]).joined(separator: "\n")
    }
    guard message != nil || !details.isEmpty else { return nil }
    let kind = value["kind"]?.text.flatMap(TestProblem.Kind.init(rawValue:))
    return TestProblem(
      kind ?? .other, message ?? "not ok", details: details,
      at: place(value["at"] ?? value) ?? value["location"]?.text.flatMap(place))
  }

  /// `file:12:3`, as Node has it.
  private static func place(_ location: String) -> SourceLine? {
    let parts = location.split(separator: ":")
    guard parts.count > 2, let line = Int(parts[parts.count - 2]) else { return nil }
    return SourceLine(file: parts.dropLast(2).joined(separator: ":"), line: line)
  }

  private static func place(_ value: JSONValue) -> SourceLine? {
    guard let file = value["file"]?.text, let line = value["line"]?.integer(Int.self) else {
      return nil
    }
    return SourceLine(file: file, line: line)
  }
}
