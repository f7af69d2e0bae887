// SPDX-License-Identifier: Apache-2.0

extension Names {
  /// A user: a line of `passwd(5)`.
  public struct User: Sendable, Hashable {
    /// The name, without colons, commas, slashes or blanks at its ends.
    public var name: String
    /// The number, at most 4294967294.
    public var uid: UInt32
    /// The number of the group that the user's processes start in, at most 4294967294.
    public var gid: UInt32
    /// The full name and the like, which some call GECOS.
    public var comment: String
    /// The home directory. It is not made.
    public var home: String
    /// The program that a login runs.
    public var shell: String
    /// The encrypted password, as `crypt(3)` makes it. `nil`: it is in the shadow where anything of
    /// that kind is given, and otherwise no password is right.
    public var password: String?

    /// A user, by default at home in `/home/NAME`, with `/bin/sh`.
    public init(
      _ name: String, uid: UInt32, gid: UInt32, comment: String = "", home: String? = nil,
      shell: String = "/bin/sh", password: String? = nil
    ) {
      self.name = name
      self.uid = uid
      self.gid = gid
      self.comment = comment
      self.home = home ?? "/home/\(name)"
      self.shell = shell
      self.password = password
    }

    /// - Parameter hasShadow: Whether passwords are to be looked for there.
    func line(hasShadow: Bool) throws(LotError) -> String {
      let fields = [
        try NameWord.account(name, of: "user"),
        try NameWord.field(password ?? (hasShadow ? "x" : "*"), "the password", of: name),
        try NameWord.number(uid, "uid", of: name), try NameWord.number(gid, "gid", of: name),
        try NameWord.field(comment, "the comment", of: name),
        try NameWord.field(home, "the home directory", of: name),
        try NameWord.field(shell, "the shell", of: name),
      ]
      return fields.joined(separator: ":")
    }
  }
}
