// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// An expectation, as the ledger has it.
struct Line: Sendable {
  let function: Int
  let place: Place
  /// The arguments it wants, and the answers it has.
  let script: Script
  /// Whether it answers whatever no expectation takes, and may go without calls.
  var isStub = false
  /// The strict list it belongs to.
  var list: Int?
  /// How many calls it wants, and takes.
  var least = 1
  var most = 1
  /// How many calls it has had.
  var seen = 0
  /// The lines that must happen first.
  var after: [Int] = []
  var hasBegun = false
  /// Whether a line has begun that comes after this one.
  var isRetired = false
  var isTold = false

  var isFull: Bool { seen >= most }
  var isMissing: Bool { seen < least }
  /// Whether it has had all calls that it takes, or they would come too late now.
  var takesNoMore: Bool { isFull || isRetired }
}

/// A list of lines in which calls follow one another with nothing between.
struct List: Sendable {
  let place: Place
  /// Whether nothing else may be called before and after it, either.
  let isExhaustive: Bool
  var lines: [Int] = []
  /// How many lines, from the first, have what they want.
  var done = 0
  var isBroken = false
  /// Whether another call has come when it had all that it wants: it takes no more.
  var isLeft = false

  var isOver: Bool { done >= lines.count }
}

/// A function, and the lines about it.
struct Function: Sendable {
  let name: String
  /// The type that the mock belongs to.
  let owner: String
  private(set) var lines: [Int] = []
  /// The same, so that a call finds its own.
  var index = LineIndex()
  private(set) var stubs: [Int] = []
  /// The lines that forbid calls.
  private(set) var forbidding: [Int] = []
  /// Whether calls that no line wants are as good as others.
  var isLetThrough = false

  var hasLines: Bool { !(lines.isEmpty && stubs.isEmpty) }

  init(name: String, owner: String) {
    self.name = name
    self.owner = owner
  }

  /// Adds a line. `script` has those of all lines.
  mutating func add(_ line: Int, isStub: Bool, _ script: (Int) -> Script) {
    if isStub { return stubs.append(line) }
    lines.append(line)
    index.add(line, script)
  }

  /// The line forbids calls, or does so no more.
  mutating func forbid(_ isForbidding: Bool, by line: Int) {
    if !forbidding.isEmpty { forbidding.removeAll { $0 == line } }
    if isForbidding { forbidding.append(line) }
  }
}
