// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// What is expected of a test's mocks, and what they were called with. It decides which expectation
/// answers a call, and whether the call was in order. It takes no lock and reports nothing.
struct Ledger: Sendable {
  private(set) var functions: [Function] = []
  private(set) var lines: [Line] = []
  private(set) var lists: [List] = []
  private(set) var log: CallLog
  /// The strict lists that have begun and not ended.
  private var running: [Int] = []
  private var exhaustive: [Int] = []

  /// A ledger that remembers that many calls, at least.
  init(keeping calls: Int) {
    log = CallLog(keeping: calls)
  }

  // MARK: Setting up

  /// From now on, it remembers that many calls.
  mutating func keep(_ calls: Int) {
    log.keep(calls)
  }

  /// A function that can be called. Returns its number.
  mutating func add(_ name: String, of owner: String = "") -> Int {
    functions.append(Function(name: name, owner: owner))
    return functions.count - 1
  }

  /// From now on, calls of the function that no line wants are right.
  mutating func letThrough(_ function: Int) {
    functions[function].isLetThrough = true
  }

  /// An expectation. Returns its number.
  mutating func add(_ line: Line) -> Int {
    let index = lines.count
    lines.append(line)
    functions[line.function].add(index, isStub: line.isStub) { lines[$0].script }
    return index
  }

  /// A list that tolerates no other calls. Returns its number.
  mutating func add(_ list: List) -> Int {
    lists.append(list)
    if list.isExhaustive { exhaustive.append(lists.count - 1) }
    return lists.count - 1
  }

  /// Puts a line at the end of such a list.
  mutating func put(_ line: Int, in list: Int) {
    lines[line].list = list
    lists[list].lines.append(line)
  }

  mutating func setCount(_ count: ClosedRange<Int>, of line: Int) {
    lines[line].least = count.lowerBound
    lines[line].most = count.upperBound
    functions[lines[line].function].forbid(count.upperBound == 0, by: line)
    if lines[line].seen > 0 { functions[lines[line].function].index.rewind() }
  }

  /// Puts a line after others. Returns whether that can be: no line comes after itself.
  mutating func put(_ line: Int, after others: [Int]) -> Bool {
    var seen: Set<Int> = []
    var ahead = others
    while let next = ahead.popLast() {
      if next == line { return false }
      if seen.insert(next).inserted { ahead += lines[next].after }
    }
    lines[line].after += others
    return true
  }

  // MARK: Calls

  /// Finds the expectation for a call, and counts it. `matches` says whether the arguments are those
  /// of a line; `hash` hashes them as a line's script wants it.
  mutating func admit(
    _ function: Int, _ entry: Entry, _ matches: (Script) -> Bool, hash: (Script) -> Int
  ) -> Verdict {
    var verdict = choose(function, matches, hash)
    if let line = verdict.line {
      verdict.turn = lines[line].seen
      lines[line].seen += 1
      if !lines[line].hasBegun { begin(line, retiring: verdict.problem == nil) }
    }
    if !(running.isEmpty && exhaustive.isEmpty && lists.isEmpty) {
      let broken = follow(verdict.line)
      verdict.problem = verdict.problem ?? broken
    }
    let call = Call(
      function: function, line: verdict.line, entry: entry, isWrong: verdict.problem != nil)
    if log.isFull {
      let lines = lines
      log.forget { Self.isUnwanted($0, lines) }
    }
    verdict.call = log.append(call)
    return verdict
  }

  private mutating func choose(
    _ function: Int, _ matches: (Script) -> Bool, _ hash: (Script) -> Int
  ) -> Verdict {
    var found = Candidates()
    look(in: 0, of: function, matches, &found)
    for shelf in functions[function].index.shelfNumbers {
      if let pile = functions[function].index.pile(on: shelf, hash) {
        look(in: pile, of: function, matches, &found)
      }
    }
    if let missing = found.missing { return Verdict(line: missing) }
    if let tolerant = found.permitted ?? stub(function, matches) {
      return Verdict(line: tolerant, problem: forbidding(function, matches).map { .tooMany($0) })
    }
    if let early = found.early {
      return Verdict(line: early, problem: .early(for: firstMissing(before: early)))
    }
    return refuse(function, matches, hash)
  }

  /// The first lines of each kind that want a call.
  private struct Candidates {
    var missing: Int?
    var permitted: Int?
    var early: Int?

    static func note(_ line: Int, as first: inout Int?) {
      first = first.map { min($0, line) } ?? line
    }
  }

  private mutating func look(
    in pile: Int, of function: Int, _ matches: (Script) -> Bool, _ found: inout Candidates
  ) {
    functions[function].index.skip(in: pile) { lines[$0].takesNoMore }
    for line in functions[function].index.piles[pile].open {
      if let missing = found.missing, missing <= line { return }
      guard !lines[line].takesNoMore, matches(lines[line].script) else { continue }
      if !isReady(line) {
        Candidates.note(line, as: &found.early)
      } else if lines[line].isMissing {
        return Candidates.note(line, as: &found.missing)
      } else {
        Candidates.note(line, as: &found.permitted)
      }
    }
  }

  /// What is wrong with a call that no line takes now.
  private func refuse(
    _ function: Int, _ matches: (Script) -> Bool, _ hash: (Script) -> Int
  ) -> Verdict {
    let index = functions[function].index
    var late = Int.max
    var full: Int?
    let piles = [0] + index.shelfNumbers.compactMap { index.pile(on: $0, hash) }
    for line in piles.lazy.flatMap({ index.piles[$0].lines })
    where lines[line].takesNoMore && matches(lines[line].script) {
      if lines[line].isFull { full = max(full ?? line, line) } else { late = min(late, line) }
    }
    if late < .max { return Verdict(line: late, problem: .late(after: successor(of: late))) }
    if let full { return Verdict(line: nil, problem: .tooMany(full)) }
    return Verdict(line: nil, problem: functions[function].isLetThrough ? nil : .unexpected)
  }

  private func stub(_ function: Int, _ matches: (Script) -> Bool) -> Int? {
    functions[function].stubs.last { !lines[$0].isFull && matches(lines[$0].script) }
  }

  /// A line that says that there is no such call now: what permits all calls does not permit this one.
  private func forbidding(_ function: Int, _ matches: (Script) -> Bool) -> Int? {
    functions[function].forbidding.first {
      !lines[$0].isRetired && isReady($0) && matches(lines[$0].script)
    }
  }

  /// Whether all that comes before a line has happened.
  private func isReady(_ line: Int) -> Bool {
    lines[line].hasBegun || lines[line].after.allSatisfy { isOver($0) }
  }

  private func isOver(_ line: Int) -> Bool {
    if lines[line].isMissing { return false }
    if lines[line].hasBegun { return true }
    // Where lists follow one another, there are many ways back to one line.
    var seen: Set<Int> = []
    var ahead = lines[line].after
    while let next = ahead.popLast() {
      guard seen.insert(next).inserted else { continue }
      if lines[next].isMissing { return false }
      if !lines[next].hasBegun { ahead += lines[next].after }
    }
    return true
  }

  /// The first line, in the order of their making, that must happen before this one and has not.
  private func firstMissing(before line: Int) -> Int {
    var first = Int.max
    var seen: Set<Int> = []
    var ahead = lines[line].after
    while let next = ahead.popLast() {
      guard seen.insert(next).inserted else { continue }
      if lines[next].isMissing { first = min(first, next) }
      ahead += lines[next].after
    }
    return first
  }

  /// A line that has begun, and comes after this one.
  private func successor(of line: Int) -> Int {
    lines.indices.first { lines[$0].hasBegun && lines[$0].after.contains(line) }
      ?? lines.indices.first { lines[$0].hasBegun && comes($0, after: line) } ?? line
  }

  private func comes(_ line: Int, after other: Int) -> Bool {
    var seen: Set<Int> = []
    var ahead = lines[line].after
    while let next = ahead.popLast() {
      if next == other { return true }
      if seen.insert(next).inserted { ahead += lines[next].after }
    }
    return false
  }

  /// A line has its first call: what comes before it takes no more calls.
  private mutating func begin(_ line: Int, retiring: Bool) {
    lines[line].hasBegun = true
    guard retiring else { return }
    var ahead = lines[line].after
    while let next = ahead.popLast() {
      guard !lines[next].isRetired else { continue }
      lines[next].isRetired = true
      ahead += lines[next].after
    }
  }

  /// Follows the strict lists. Returns what is wrong when a call, answered by `line`, comes between
  /// the calls of another list.
  private mutating func follow(_ line: Int?) -> Problem? {
    let own = line.flatMap { lines[$0].list }
    var problem: Problem?
    let disturbed = running.filter { $0 != own } + exhaustive.filter { $0 != own }
    for list in disturbed {
      running.removeAll { $0 == list }
      if lists[list].isOver { lists[list].isLeft = true }
      if lists[list].isBroken || (lists[list].isOver && !lists[list].isExhaustive) { continue }
      lists[list].isBroken = true
      problem = problem ?? .between(list)
    }
    guard let own, !lists[own].isBroken else { return problem }
    if lists[own].isLeft {
      lists[own].isBroken = true
      return problem ?? .between(own)
    }
    advance(own)
    if !running.contains(own) { running.append(own) }
    return problem
  }

  private mutating func advance(_ list: Int) {
    while !lists[list].isOver, !lines[lists[list].lines[lists[list].done]].isMissing {
      lists[list].done += 1
    }
  }

  // MARK: Afterwards

  /// The lines that still wait for calls.
  var missing: [Int] { lines.indices.filter { lines[$0].isMissing } }

  /// A line has been reported; it is not reported again for having had too few calls.
  mutating func tell(_ line: Int) {
    lines[line].isTold = true
  }

  /// Every line that waits for calls has been reported.
  mutating func tellMissing() {
    for line in missing { tell(line) }
  }

  /// Somebody has looked at a call, and wanted it.
  mutating func verify(_ call: Int) {
    log.verify(call)
  }

  /// The calls that nobody wanted: neither an expectation nor a look afterwards.
  func unverified(of function: Int?) -> [Call] {
    log.kept.filter { (function == nil || $0.function == function) && Self.isUnwanted($0, lines) }
  }

  private static func isUnwanted(_ call: Call, _ lines: [Line]) -> Bool {
    guard !call.isVerified, !call.isWrong else { return false }
    return call.line.map { lines[$0].isStub } ?? true
  }
}
