// SPDX-License-Identifier: Apache-2.0

extension Names {
  /// A group: a line of `group(5)`.
  public struct Group: Sendable, Hashable {
    /// The name, without colons, commas, slashes or blanks at its ends.
    public var name: String
    /// The number, at most 4294967294.
    public var gid: UInt32
    /// The names of those who are in it besides the users that start in it.
    public var members: [String]

    /// A group.
    public init(_ name: String, gid: UInt32, members: [String] = []) {
      self.name = name
      self.gid = gid
      self.members = members
    }

    var line: String {
      get throws(LotError) {
        var names: [String] = []
        for member in members { names.append(try NameWord.account(member, of: "user")) }
        return try NameWord.account(name, of: "group") + ":x:"
          + NameWord.number(gid, "gid", of: name) + ":" + names.joined(separator: ",")
      }
    }
  }
}
