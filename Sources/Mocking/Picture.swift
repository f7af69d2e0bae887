// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// Tells what is wrong, with the calls so far beside what was expected. It works on a copy of the
/// ledger.
struct Picture {
  let ledger: Ledger

  init(_ ledger: Ledger) {
    self.ledger = ledger
  }

  // MARK: Findings

  /// What is wrong with a call, at the line that it has to do with, which is named if it still waits
  /// for calls and need not be told of again. Where there is no such line, it is at the mock's making.
  func finding(
    _ verdict: Verdict, _ entry: Entry, function: Int, home: Place
  ) -> (finding: Finding, line: Int?) {
    guard verdict.problem == .unexpected || verdict.problem == nil else {
      return (finding(verdict, text(of: entry, function), home: home), nil)
    }
    let nearest = nearest(to: entry, function)
    let call = text(of: nearest?.texts ?? entry.description, function)
    let text = "unexpected call of \(call): \(reason(nearest, function))"
    return (
      Finding(text + table(verdict.call, nearest), at: nearest.map { place($0.line) } ?? home),
      nearest?.line
    )
  }

  private func finding(_ verdict: Verdict, _ call: String, home: Place) -> Finding {
    switch verdict.problem {
    case .unexpected, nil: return Finding("unexpected call of \(call)", at: home)
    case .tooMany(let line):
      let text =
        ledger.lines[line].most == 0
        ? "\(call) was called, which is expected never to be"
        : "one call too many: \(call) is expected \(count(of: line))"
      return Finding(text + table(verdict.call), at: place(line))
    case .early(let first):
      let text =
        "out of order: \(call) came before \(text(of: first)), which \(place(first)) expects first"
      return Finding(
        text + table(verdict.call), at: verdict.line.map(place) ?? home)
    case .late(let last):
      let text =
        "out of order: \(call) came after \(text(of: last)), which \(place(last)) expects later"
      return Finding(
        text + table(verdict.call), at: verdict.line.map(place) ?? home)
    case .between(let list):
      return between(list, call, verdict)
    }
  }

  private func between(_ list: Int, _ call: String, _ verdict: Verdict) -> Finding {
    let list = ledger.lists[list]
    let next = list.isOver ? nil : list.lines[list.done]
    let rule =
      list.isExhaustive
      ? "which is no part of a list that is expected to be exhaustive"
      : "which came between calls that are expected to be consecutive"
    let ahead = next.map { "; next should be \(text(of: $0))" } ?? ""
    return Finding(
      "out of order: \(call), \(rule)\(ahead)" + table(verdict.call),
      at: next.map(place) ?? list.place)
  }

  /// The lines that have had too few calls, each at its place. The first has the picture.
  func leftovers() -> [Finding] {
    let lines = ledger.missing.filter { !ledger.lines[$0].isTold }
    return lines.prefix(Book.mostFindings).enumerated().map { index, line in
      let seen = ledger.lines[line].seen
      let text =
        seen == 0
        ? "\(text(of: line)) was never called"
        : "\(text(of: line)) was called \(Self.times(seen)), expected \(count(of: line))"
      return Finding(index == 0 ? text + table(nil) : text, at: place(line))
    } + rest(lines.dropFirst(Book.mostFindings))
  }

  private func rest(_ lines: ArraySlice<Int>) -> [Finding] {
    guard let first = lines.first else { return [] }
    return [
      Finding("\(lines.count) more expectations have had too few calls", at: place(first))
    ]
  }

  // MARK: The nearest line

  /// How many lines a call is held against, of those that wait for calls and of the others each.
  static let mostCompared = 500

  /// The line that comes nearest to a call which no line wants, and which arguments differ.
  private func nearest(to entry: Entry, _ function: Int) -> Nearest? {
    let (lines, omitted) = candidates(function)
    let all = lines.map { line in
      (line: line, differences: ledger.lines[line].script.differences(entry))
    }
    let best = all.min {
      distance($0.line, $0.differences) < distance($1.line, $1.differences)
    }
    return best.map { Nearest($0.line, $0.differences, entry, ledger, omitted: omitted) }
  }

  private func candidates(_ function: Int) -> (lines: [Int], omitted: Int) {
    let lines = ledger.functions[function].lines
    let missing = lines.filter { ledger.lines[$0].isMissing }
    let others = lines.filter { !ledger.lines[$0].isMissing } + ledger.functions[function].stubs
    let compared = missing.prefix(Self.mostCompared) + others.suffix(Self.mostCompared)
    return (Array(compared), missing.count + others.count - compared.count)
  }

  /// Lines that still wait for calls are nearer than others, and what is expected is nearer than a
  /// `whenever`.
  private func distance(_ line: Int, _ differences: [Bool]) -> Int {
    let line = ledger.lines[line]
    return differences.count { $0 } + (line.isMissing ? 0 : line.isStub ? 2_000 : 1_000)
  }

  struct Nearest {
    let line: Int
    let differences: [Bool]
    /// The arguments as the line sees them, behind pointers where it looks there.
    let texts: [String]
    let wanted: [String]
    let isStub: Bool
    /// How many lines were not looked at.
    let omitted: Int

    init(_ line: Int, _ differences: [Bool], _ entry: Entry, _ ledger: Ledger, omitted: Int) {
      let script = ledger.lines[line].script
      let readings = script.readings(entry)
      self.line = line
      self.differences = differences
      texts = entry.description.enumerated().map { index, text in
        readings.indices.contains(index) ? readings[index] ?? text : text
      }
      wanted = script.wanted
      isStub = ledger.lines[line].isStub
      self.omitted = omitted
    }

    var note: String {
      let numbers = differences.indices.filter { differences[$0] }.map { String($0 + 1) }
      return numbers.isEmpty
        ? ""
        : (numbers.count == 1 ? "argument " : "arguments ") + numbers.joined(separator: ", ")
          + (numbers.count == 1 ? " differs" : " differ")
    }

    /// What is wrong with the arguments, one by one.
    var words: [String] {
      differences.indices.filter { differences[$0] }.map { index in
        let (text, wanted) = (texts[index], wanted[index])
        return "argument \(index + 1) is \(text), expected \(wanted)" + hint(text, wanted)
      }
    }

    private func hint(_ text: String, _ wanted: String) -> String {
      guard text == wanted else { return "" }
      return text.hasSuffix("nan")
        ? " (NaN is not equal to itself: say .that { $0.isNaN })"
        : " (they read the same, and are not equal)"
    }
  }

  private func reason(_ nearest: Nearest?, _ function: Int) -> String {
    guard let nearest else { return "nothing is expected of \(name(of: function))" }
    let words = nearest.words
    let stub = nearest.isStub ? "no whenever answers it: " : ""
    let rest = nearest.omitted > 0 ? "; \(nearest.omitted) more lines were not compared" : ""
    return stub
      + (words.isEmpty ? "no expectation has room for it" : words.joined(separator: "; ")) + rest
  }

  // MARK: Words

  private func place(_ line: Int) -> Place { ledger.lines[line].place }

  func text(of line: Int) -> String {
    let line = ledger.lines[line]
    return "\(name(of: line.function))(\(line.script.wanted.joined(separator: ", ")))"
  }

  func text(of entry: Entry, _ function: Int) -> String { text(of: entry.description, function) }

  func text(of arguments: [String], _ function: Int) -> String {
    "\(name(of: function))(\(arguments.joined(separator: ", ")))"
  }

  /// The name of a function, with its type where there are several of that name, and with a number
  /// where there are several mocks of that type, in the order of their making.
  func name(of function: Int) -> String {
    let own = ledger.functions[function]
    let namesakes = ledger.functions.indices.filter { ledger.functions[$0].name == own.name }
    guard namesakes.count > 1, !own.owner.isEmpty else { return own.name }
    let twins = namesakes.filter { ledger.functions[$0].owner == own.owner }
    let number = twins.firstIndex(of: function).map { twins.count > 1 ? " #\($0 + 1)" : "" } ?? ""
    return "\(own.owner)\(number).\(own.name)"
  }

  private func count(of line: Int) -> String {
    Self.count(ledger.lines[line].least, ledger.lines[line].most)
  }

  static func count(_ least: Int, _ most: Int) -> String {
    if most == 0 { return "no call" }
    if least == most { return times(least) }
    if least == 0 { return "at most \(times(most))" }
    return most == .max ? "at least \(times(least))" : "\(least) to \(most) times"
  }

  static func times(_ count: Int) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  private func table(_ call: Int?, _ nearest: Nearest? = nil) -> String {
    "\n" + PictureTable(self, marking: call, nearest: nearest).text
  }

  /// What is said of a line beside it.
  func note(on line: Int) -> String {
    let line = ledger.lines[line]
    if line.isMissing {
      return line.seen == 0 ? "not called" : "called \(line.seen) of \(line.least) times"
    }
    return ""
  }
}
