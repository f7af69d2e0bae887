// SPDX-License-Identifier: Apache-2.0
import BacklotFindings
import Testing

@testable import BacklotMocking

/// The ledger alone. Functions are letters; `a{2}` wants two calls, `a*` any number, `a?` one or none.
/// `a<b` puts a before b, `a<c b<c` both before c; `[a b]` lets nothing come between, and `![a b]`
/// nothing at all besides.
@Suite("The ledger")
struct LedgerTests {
  @Test(
    "says of each call what it is",
    arguments: [
      // Without an order.
      ("a b", "b a", "ok ok"),
      ("a", "a a", "ok tooMany"),
      ("a", "b", "unexpected"),
      ("a{2}", "a a a", "ok ok tooMany"),
      ("a*", "a a a", "ok ok ok"),
      ("a? b", "b", "ok"),
      // In order.
      ("a<b", "a b", "ok ok"),
      ("a<b", "b a", "early ok"),
      ("a<b<c", "a c b", "ok early ok"),
      ("a{2}<b", "a b a", "ok early ok"),
      // What may be missing does not hold up what follows, and comes too late afterwards.
      ("a<b*<c", "a c", "ok ok"),
      ("a<b*<c", "b a c", "early ok ok"),
      ("a<b*<c", "a c b", "ok ok late"),
      ("a<b*<c", "a b b c", "ok ok ok ok"),
      // Any partial order.
      ("a<c b<c", "b a c", "ok ok ok"),
      ("a<c b<c", "a c b", "ok early ok"),
      ("a<b a<c", "a c b", "ok ok ok"),
      // Two orders interleave.
      ("a<b c<d", "a c d b", "ok ok ok ok"),
      // A function that is ignored, before another one that is expected first.
      ("a b*", "b a", "ok ok"),
      // Nothing between.
      ("[a b] c", "a b c", "ok ok ok"),
      ("[a b] c", "c a b", "ok ok ok"),
      ("[a b] c", "a c b", "ok between ok"),
      ("[a b] [c d]", "a b c d", "ok ok ok ok"),
      ("[a b] [c d]", "a c b d", "ok between between ok"),
      ("[a b*] c", "a b b c", "ok ok ok ok"),
      ("[a b*] c", "a c b", "ok ok between"),
      ("[a b{2}] c", "a b b c a", "ok ok ok ok tooMany"),
      ("[a{2} b?] c", "a a c b", "ok ok ok between"),
      // Nothing besides.
      ("![a b] c*", "a b", "ok ok"),
      ("![a b] c*", "a b c", "ok ok between"),
      ("![a b] c*", "c a b", "between ok ok"),
    ])
  func verdicts(lines: String, calls: String, verdicts: String) {
    var stage = Stage(lines)
    let words = calls.split(separator: " ").map { stage.call(String($0)) }
    #expect(words.joined(separator: " ") == verdicts)
  }

  @Test(
    "knows what is still missing",
    arguments: [
      ("a b", "a", "b"), ("a{2} b", "a b", "a"), ("a* b?", "", ""), ("a<b", "b", "a"),
    ])
  func missing(lines: String, calls: String, missing: String) {
    var stage = Stage(lines)
    for call in calls.split(separator: " ") { _ = stage.call(String(call)) }
    #expect(stage.missing == missing)
  }

  @Test("does not put calls after one another in a circle")
  func circle() {
    var stage = Stage("a b c")
    let isPossible = [(1, 0), (2, 1), (0, 2), (0, 0)].map { line, other in
      stage.ledger.put(line, after: [other])
    }
    #expect(isPossible == [true, true, false, false])
  }

  @Test("forgets the oldest calls, and counts them")
  func forgetting() {
    var stage = Stage("a*", keeping: 10)
    for _ in 0..<35 { _ = stage.call("a") }
    let log = stage.ledger.log
    #expect(log.total == 35)
    #expect((10...20).contains(log.kept.count))
    #expect(log.forgotten + log.kept.count == 35)
    #expect(log.kept.map(\.number) == Array(log.forgotten + 1...35))
    #expect(log.latest(3).map(\.number) == [33, 34, 35])
  }
}

private struct Stage {
  var ledger: Ledger
  private var numbers: [Character: Int] = [:]
  private var lines: [Character: Int] = [:]

  init(_ lines: String, keeping calls: Int = 100) {
    ledger = Ledger(keeping: calls)
    var list: Int?
    var last: Int?
    for chunk in lines.split(separator: " ") {
      var chain: Int?
      if let bracket = chunk.firstIndex(of: "[") {
        list = ledger.add(List(place: .here, isExhaustive: bracket != chunk.startIndex))
        last = nil
      }
      for word in chunk.split(separator: "<") {
        let text = word.drop { "![".contains($0) }
        let line = add(text)
        if let chain { _ = ledger.put(line, after: [chain]) }
        if let list {
          if let last { _ = ledger.put(line, after: [last]) }
          ledger.put(line, in: list)
        }
        (chain, last) = (line, line)
      }
      if chunk.hasSuffix("]") { list = nil }
    }
  }

  private mutating func add(_ word: Substring) -> Int {
    let name = word.first ?? "?"
    if let line = lines[name] { return line }
    let line = ledger.add(
      Line(
        function: function(name), place: .here,
        script: Script()))
    lines[name] = line
    switch word.dropFirst().first {
    case "{": ledger.setCount(2...2, of: line)
    case "*": ledger.setCount(0...Int.max, of: line)
    case "?": ledger.setCount(0...1, of: line)
    default: break
    }
    return line
  }

  private mutating func function(_ name: Character) -> Int {
    if let number = numbers[name] { return number }
    let number = ledger.add(String(name))
    numbers[name] = number
    return number
  }

  mutating func call(_ name: String) -> String {
    switch ledger.admit(function(Character(name)), Entry(), { _ in true }, hash: { _ in 0 }).problem
    {
    case nil: "ok"
    case .unexpected: "unexpected"
    case .tooMany: "tooMany"
    case .early: "early"
    case .late: "late"
    case .between: "between"
    }
  }

  var missing: String {
    ledger.missing.map { ledger.functions[ledger.lines[$0].function].name }.joined(separator: " ")
  }
}

extension Place {
  fileprivate static let here = Place(fileID: #fileID, filePath: #filePath, line: 1, column: 1)
}
