// SPDX-License-Identifier: Apache-2.0

extension Names {
  /// A user's password and its age: a line of `shadow(5)`. Where something is not said, no rule
  /// applies.
  public struct Shadow: Sendable, Hashable {
    /// The name of the user.
    public var name: String
    /// The encrypted password, as `crypt(3)` makes it; `*` or `!` when none is right.
    public var password: String
    /// When it was last changed, in days since the first of January 1970; 0 demands a new one.
    public var lastChange: UInt32?
    /// For how many days it must not be changed.
    public var minimum: UInt32?
    /// After how many days it must be changed.
    public var maximum: UInt32?
    /// How many days before that the user is warned.
    public var warning: UInt32?
    /// How many days after that the account still works.
    public var inactivity: UInt32?
    /// When the account ends, in days since the first of January 1970.
    public var expiry: UInt32?

    /// A password.
    public init(
      _ name: String, _ password: String, lastChange: UInt32? = nil, minimum: UInt32? = nil,
      maximum: UInt32? = nil, warning: UInt32? = nil, inactivity: UInt32? = nil,
      expiry: UInt32? = nil
    ) {
      self.name = name
      self.password = password
      self.lastChange = lastChange
      self.minimum = minimum
      self.maximum = maximum
      self.warning = warning
      self.inactivity = inactivity
      self.expiry = expiry
    }

    var line: String {
      get throws(LotError) {
        let days = [lastChange, minimum, maximum, warning, inactivity, expiry]
        let fields = [
          try NameWord.account(name, of: "user"),
          try NameWord.field(password, "the password", of: name),
        ]
        return (fields + days.map { $0.map(String.init) ?? "" } + [""]).joined(separator: ":")
      }
    }
  }
}
