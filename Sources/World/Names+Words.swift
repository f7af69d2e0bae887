// SPDX-License-Identifier: Apache-2.0

extension Names.User {
  /// Reads `NAME:UID:GID[:COMMENT[:HOME[:SHELL]]]`; what is empty at the end is as if it was not
  /// there.
  package init(word: String) throws(LotError) {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (3...6).contains(parts.count), let uid = Self.number(parts[1]),
      let gid = Self.number(parts[2])
    else {
      throw LotError(
        .usage,
        "'\(word)' is not a user; write NAME:UID:GID, as in alice:1001:1001, and :COMMENT:HOME:SHELL "
          + "behind it if wished")
    }
    self.init(parts[0], uid: uid, gid: gid)
    if let comment = Self.part(3, of: parts) { self.comment = comment }
    if let home = Self.part(4, of: parts) { self.home = home }
    if let shell = Self.part(5, of: parts) { self.shell = shell }
    _ = try line(hasShadow: false)
  }

  private static func number(_ text: String) -> UInt32? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = UInt32(text), number < .max
    else { return nil }
    return number
  }

  private static func part(_ index: Int, of parts: [String]) -> String? {
    index < parts.count && !parts[index].isEmpty ? parts[index] : nil
  }
}

extension Names.Host {
  /// Reads `NAME[,ALIAS...]=ADDRESS[,ADDRESS...]`.
  package init(word: String) throws(LotError) {
    let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let lists = sides.map { side in
      side.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard lists.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
      throw LotError(
        .usage, "'\(word)' resolves nothing; write NAME=ADDRESS, as in db.example=10.0.0.5")
    }
    self.init(lists[0][0], addresses: lists[1], aliases: Array(lists[0].dropFirst()))
    _ = try lines
  }
}

extension Names {
  /// Refuses what a list of lines would keep silent about: of two with one name, the first answers.
  package func requireDistinct() throws(LotError) {
    for (what, names) in [("user", users.map(\.name)), ("group", groups.map(\.name))] {
      var known: Set<String> = []
      for name in names where !known.insert(name).inserted {
        throw LotError(.usage, "the \(what) \(name) is given twice; name it once")
      }
    }
  }
}
