// SPDX-License-Identifier: Apache-2.0

/// Which code a process has at which addresses.
struct AddressSpace {
  /// Part of a file, or of what is called like one, in memory.
  struct Piece {
    var start, end: UInt64
    /// Where the start is in the file.
    var offset: UInt64
    /// Its place in a list of files.
    var file: Int32
  }

  /// In order of their addresses; none overlaps another.
  private(set) var pieces: [Piece] = []

  /// What is at an address.
  func piece(at address: UInt64) -> Piece? {
    let place = firstAfter(address)
    guard place > 0, address < pieces[place - 1].end else { return nil }
    return pieces[place - 1]
  }

  /// Puts a piece in the place of whatever was there.
  mutating func insert(_ piece: Piece) {
    guard piece.start < piece.end else { return }
    var first = firstAfter(piece.start)
    if first > 0, pieces[first - 1].end > piece.start { first -= 1 }
    var last = first
    while last < pieces.count, pieces[last].start < piece.end { last += 1 }
    let rests = pieces[first..<last].flatMap { Self.rests(of: $0, without: piece) }
    let before = rests.filter { $0.start < piece.start }
    let after = rests.filter { $0.start >= piece.end }
    pieces.replaceSubrange(first..<last, with: before + [piece] + after)
  }

  private static func rests(of old: Piece, without new: Piece) -> [Piece] {
    var rests: [Piece] = []
    if old.start < new.start {
      rests.append(Piece(start: old.start, end: new.start, offset: old.offset, file: old.file))
    }
    if old.end > new.end {
      let offset = old.offset &+ (new.end - old.start)
      rests.append(Piece(start: new.end, end: old.end, offset: offset, file: old.file))
    }
    return rests
  }

  /// The place of the first piece that starts after an address.
  private func firstAfter(_ address: UInt64) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = low + (high - low) / 2
      if pieces[middle].start <= address { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
