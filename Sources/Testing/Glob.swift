// SPDX-License-Identifier: Apache-2.0

/// A pattern with `*`, `?` and `[a-z]` for whole texts, as the shell has it, except that `*` is for
/// slashes, too.
struct Glob: Sendable, Hashable {
  private enum Piece: Hashable {
    case any
    case some
    case one(Character)
    case of([ClosedRange<Character>], isOther: Bool)
  }

  private var pieces: [Piece] = []

  init(_ text: String) {
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "*": pieces.append(.any)
      case "?": pieces.append(.some)
      case "\\": pieces.append(.one(rest.popFirst() ?? "\\"))
      case "[": pieces.append(Self.set(&rest) ?? .one("["))
      default: pieces.append(.one(character))
      }
    }
  }

  /// Whether text has characters that mean something here.
  static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

  func matches(_ text: String) -> Bool {
    let characters = Array(text)
    var (piece, at) = (0, 0)
    var retry: (piece: Int, at: Int)?
    while at < characters.count {
      if piece < pieces.count, pieces[piece] == .any {
        retry = (piece, at)
        piece += 1
      } else if piece < pieces.count, Self.fits(pieces[piece], characters[at]) {
        (piece, at) = (piece + 1, at + 1)
      } else if let last = retry {
        retry = (last.piece, last.at + 1)
        (piece, at) = (last.piece + 1, last.at + 1)
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .any }
  }

  private static func fits(_ piece: Piece, _ character: Character) -> Bool {
    switch piece {
    case .any: false
    case .some: true
    case .one(let expected): expected == character
    case .of(let ranges, let isOther): ranges.contains { $0.contains(character) } != isOther
    }
  }

  private static func set(_ rest: inout Substring) -> Piece? {
    guard let end = rest.dropFirst().firstIndex(of: "]") else { return nil }
    var inner = rest[..<end]
    rest = rest[end...].dropFirst()
    let isOther = inner.first == "!" || inner.first == "^"
    if isOther { inner.removeFirst() }
    var ranges: [ClosedRange<Character>] = []
    while let low = inner.popFirst() {
      guard inner.first == "-", let high = inner.dropFirst().first, high >= low else {
        ranges.append(low...low)
        continue
      }
      inner = inner.dropFirst(2)
      ranges.append(low...high)
    }
    return .of(ranges, isOther: isOther)
  }
}
