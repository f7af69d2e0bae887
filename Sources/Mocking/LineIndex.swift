// SPDX-License-Identifier: Apache-2.0

/// The lines of a function, filed by the values that they want: a call finds its own among a
/// thousand without asking the others.
///
/// A line is filed under the values of those arguments that are expected to be equal to something.
/// Lines that want values in the same places lie on the same shelf. A call looks at one pile of each
/// shelf, and at the pile of those lines that all of whose arguments must be asked about.
struct LineIndex: Sendable {
  /// Lines that want values in the same places.
  private struct Shelf: Sendable {
    let places: UInt64
    /// One of them. It knows how the arguments of a call are hashed for this shelf.
    let example: Script
    /// Which pile has the lines of one hash.
    var piles: [Int: Int] = [:]
  }

  private(set) var piles = [LinePile()]
  private var shelves: [Shelf] = []
  private var isFiled = false

  /// So few lines are asked one by one in less time than a call is hashed in.
  private static let most = 8

  /// The numbers of the shelves; none where there are few lines, which are all in the first pile.
  var shelfNumbers: Range<Int> { shelves.indices }

  /// Adds a line with this script. `script` has the others'.
  mutating func add(_ line: Int, _ script: (Int) -> Script) {
    if isFiled { return file(line, script(line)) }
    piles[0].lines.append(line)
    if piles[0].open.count > Self.most { fileAll(script) }
  }

  /// The pile of a shelf that has the lines which may want a call. `hash` hashes its arguments as a
  /// script wants it. The first pile may have such lines, too.
  func pile(on shelf: Int, _ hash: (Script) -> Int) -> Int? {
    shelves[shelf].piles[hash(shelves[shelf].example)]
  }

  /// Leaves out lines at the front of a pile that take no more calls.
  mutating func skip(in pile: Int, _ isOver: (Int) -> Bool) {
    piles[pile].skip(isOver)
  }

  /// Lines that took no more calls may take some again.
  mutating func rewind() {
    for pile in piles.indices { piles[pile].rewind() }
  }

  private mutating func fileAll(_ script: (Int) -> Script) {
    isFiled = true
    let lines = piles[0].lines
    piles[0] = LinePile()
    for line in lines { file(line, script(line)) }
  }

  private mutating func file(_ line: Int, _ script: Script) {
    guard let key = script.key else { return piles[0].lines.append(line) }
    let shelf = shelf(of: key.places, like: script)
    if let pile = shelves[shelf].piles[key.hash] { return piles[pile].lines.append(line) }
    shelves[shelf].piles[key.hash] = piles.count
    piles.append(LinePile(lines: [line]))
  }

  private mutating func shelf(of places: UInt64, like script: Script) -> Int {
    if let shelf = shelves.firstIndex(where: { $0.places == places }) { return shelf }
    shelves.append(Shelf(places: places, example: script))
    return shelves.count - 1
  }
}

/// Lines in the order of their making.
struct LinePile: Sendable {
  var lines: [Int] = []
  /// Where the first line is that may take calls.
  private var head = 0

  init(lines: [Int] = []) {
    self.lines = lines
  }

  /// Those that may take calls, and some more.
  var open: ArraySlice<Int> { lines[head...] }

  /// Leaves out the lines at the front that take no more calls.
  mutating func skip(_ isOver: (Int) -> Bool) {
    while head < lines.count, isOver(lines[head]) { head += 1 }
  }

  mutating func rewind() {
    head = 0
  }
}

/// What a line is filed under.
struct LineKey: Sendable {
  /// The places of the arguments that are expected to be equal to something, as bits.
  var places: UInt64
  /// The hash of the values that are expected there.
  var hash: Int
}
