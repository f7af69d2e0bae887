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

  /// What is wrong with a call, at the line that it has to do with.
  func finding(
    _ verdict: Verdict, _ entry: Entry, function: Int, home: Place, test: Place
  ) -> Finding {
    let call = text(of: entry, function)
    let fallback = test.line > 0 ? test : home
    switch verdict.problem {
    case .unexpected, nil:
      let nearest = nearest(to: entry, function)
      let text = "unexpected call of \(call): \(reason(nearest, entry, function))"
      return Finding(
        text + table(verdict.call, nearest), at: nearest.map { place($0.line) } ?? fallback)
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
        text + table(verdict.call), at: verdict.line.map(place) ?? fallback)
    case .late(let last):
      let text =
        "out of order: \(call) came after \(text(of: last)), which \(place(last)) expects later"
      return Finding(
        text + table(verdict.call), at: verdict.line.map(place) ?? fallback)
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

  /// The line that is told of together with a call, so that it need not be told of again.
  func line(_ verdict: Verdict, _ entry: Entry, function: Int) -> Int? {
    guard verdict.problem == .unexpected else { return nil }
    return nearest(to: entry, function)?.line
  }

  /// The lines that have had too few calls, each at its place. The first has the picture.
  func leftovers() -> [Finding] {
    let lines = ledger.missing.filter { !ledger.lines[$0].isTold }
    return lines.prefix(Book.mostFindings).enumerated().map { index, line in
      let seen = ledger.lines[line].seen
      let text =
        seen == 0
        ? "\(text(of: line)) was never called"
        : "\(text(of: line)) was called \(times(seen)), expected \(count(of: line))"
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

  /// The line that comes nearest to a call which no line wants, and which arguments differ.
  private func nearest(to entry: Entry, _ function: Int) -> Nearest? {
    ledger.functions[function].lines.map { line in
      Nearest(
        line: line, differences: ledger.lines[line].script.differences(entry),
        isMissing: ledger.lines[line].isMissing)
    }.min { $0.distance < $1.distance }
  }

  struct Nearest {
    let line: Int
    let differences: [Bool]
    let isMissing: Bool

    /// Lines that still wait for calls are nearer than others.
    var distance: Int { differences.count { $0 } + (isMissing ? 0 : 1_000) }

    var note: String {
      let numbers = differences.indices.filter { differences[$0] }.map { String($0 + 1) }
      return numbers.isEmpty
        ? ""
        : (numbers.count == 1 ? "argument " : "arguments ") + numbers.joined(separator: ", ")
          + (numbers.count == 1 ? " differs" : " differ")
    }
  }

  private func reason(_ nearest: Nearest?, _ entry: Entry, _ function: Int) -> String {
    guard let nearest else { return "nothing is expected of \(name(of: function))" }
    let texts = entry.description
    let wanted = ledger.lines[nearest.line].script.wanted
    let words = nearest.differences.indices.filter { nearest.differences[$0] }.map { index in
      "argument \(index + 1) is \(texts[index]), expected \(wanted[index])"
    }
    return words.isEmpty ? "no expectation has room for it" : words.joined(separator: "; ")
  }

  // MARK: Words

  private func place(_ line: Int) -> Place { ledger.lines[line].place }

  func text(of line: Int) -> String {
    let line = ledger.lines[line]
    return "\(name(of: line.function))(\(line.script.wanted.joined(separator: ", ")))"
  }

  func text(of entry: Entry, _ function: Int) -> String {
    "\(name(of: function))(\(entry.description.joined(separator: ", ")))"
  }

  /// The name of a function, with its type where there are several of that name.
  private func name(of function: Int) -> String {
    let function = ledger.functions[function]
    let namesakes = ledger.functions.count { $0.name == function.name }
    return namesakes > 1 && !function.owner.isEmpty
      ? "\(function.owner).\(function.name)" : function.name
  }

  private func count(of line: Int) -> String {
    let (least, most) = (ledger.lines[line].least, ledger.lines[line].most)
    if least == most { return times(least) }
    if least == 0 { return "at most \(times(most))" }
    return most == .max ? "at least \(times(least))" : "\(least) to \(most) times"
  }

  private func times(_ count: Int) -> String {
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
