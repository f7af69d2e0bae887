// SPDX-License-Identifier: Apache-2.0
internal import BacklotJSON

/// The keys of a finding in a log. They stay as they are.
enum FindingJSON {
  static func value(of finding: Finding) -> JSONValue {
    var members = Members()
    members.add("kind", finding.kind.rawValue)
    members.add("grade", finding.grade.rawValue)
    members.add("count", .integer(finding.count))
    members.add("fd", finding.fd)
    if finding.other >= 0 { members.add("other", finding.other) }
    members.add("pid", finding.pid)
    if finding.parent != 0 { members.add("parent", finding.parent) }
    if finding.thread != 0 { members.add("thread", finding.thread) }
    members.add("processes", Int32(clamping: finding.processes))
    members.addUnlessEmpty("program", finding.program)
    members.addUnlessZero("time", finding.time)
    if finding.error != 0 { members.add("error", finding.error) }
    members.addUnlessZero("amount", finding.amount)
    members.addUnlessZero("limit", finding.limit)
    members.add("events", .list(finding.events.map(value)))
    return .object(members.all)
  }

  private static func value(of event: Event) -> JSONValue {
    var members = Members()
    members.add("role", event.role.rawValue)
    members.addUnlessEmpty("call", event.call)
    members.add("fd", event.fd)
    members.addUnlessEmpty("what", event.what)
    members.addUnlessZero("time", event.time)
    if event.pid != 0 { members.add("pid", event.pid) }
    if event.thread != 0 { members.add("thread", event.thread) }
    members.add("frames", .list(event.frames.map(value)))
    return .object(members.all)
  }

  private static func value(of frame: Frame) -> JSONValue {
    var members = Members()
    if let function = frame.function { members.add("function", function) }
    if let file = frame.file { members.add("file", file) }
    if let line = frame.line { members.add("line", Int32(clamping: line)) }
    if let module = frame.module { members.add("module", module) }
    members.add("offset", .integer(frame.offset))
    return .object(members.all)
  }

  static func finding(in value: JSONValue) -> Finding? {
    guard let kind = value["kind"]?.text.flatMap(Kind.init(rawValue:)),
      let grade = value["grade"]?.text.flatMap(Grade.init(rawValue:)),
      let events = all(value["events"]?.list, event)
    else { return nil }
    return Finding(
      kind: kind, grade: grade, count: number("count", value) ?? 1, fd: number("fd", value) ?? -1,
      other: number("other", value) ?? -1, pid: number("pid", value) ?? 0,
      parent: number("parent", value) ?? 0, thread: number("thread", value) ?? 0,
      processes: number("processes", value) ?? 1, program: value["program"]?.text ?? "",
      time: number("time", value) ?? 0, error: number("error", value) ?? 0,
      amount: number("amount", value) ?? 0, limit: number("limit", value) ?? 0, events: events)
  }

  private static func event(in value: JSONValue) -> Event? {
    guard let role = value["role"]?.text.flatMap(Role.init(rawValue:)),
      let frames = all(value["frames"]?.list, frame)
    else { return nil }
    return Event(
      role: role, call: value["call"]?.text ?? "", fd: number("fd", value) ?? -1,
      what: value["what"]?.text ?? "", time: number("time", value) ?? 0,
      pid: number("pid", value) ?? 0, thread: number("thread", value) ?? 0, frames: frames)
  }

  private static func frame(in value: JSONValue) -> Frame? {
    guard let offset: UInt64 = number("offset", value) else { return nil }
    return Frame(
      function: value["function"]?.text, file: value["file"]?.text, line: number("line", value),
      module: value["module"]?.text, offset: offset)
  }

  private static func number<Number: FixedWidthInteger>(
    _ key: String, _ value: JSONValue
  ) -> Number? {
    value[key]?.integer()
  }

  /// `nil` when there is no list, or one of it is wrong.
  private static func all<Part>(
    _ values: [JSONValue]?, _ part: (JSONValue) -> Part?
  ) -> [Part]? {
    guard let values else { return nil }
    let parts = values.compactMap(part)
    return parts.count == values.count ? parts : nil
  }
}

/// The members of an object, in their order.
private struct Members {
  private(set) var all: [(key: String, value: JSONValue)] = []

  mutating func add(_ key: String, _ value: JSONValue) { all.append((key, value)) }

  mutating func add(_ key: String, _ text: String) { add(key, .text(text)) }

  mutating func add(_ key: String, _ number: Int32) { add(key, .integer(number)) }

  mutating func addUnlessEmpty(_ key: String, _ text: String) {
    if !text.isEmpty { add(key, text) }
  }

  mutating func addUnlessZero(_ key: String, _ number: UInt64) {
    if number != 0 { add(key, .integer(number)) }
  }
}
