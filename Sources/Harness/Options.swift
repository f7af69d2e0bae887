// SPDX-License-Identifier: Apache-2.0

extension Lot {
  /// How the world of a lot behaves.
  public struct Options: Sendable, Hashable {
    /// What a connection to an address that no process of the lot has is answered with.
    public var absent: Absent

    /// Real destinations that programs may reach: `127.0.0.1`, `10.0.0.0/8`, `10.0.0.1:53`,
    /// `[2001:db8::1]:53`. Everything else stays in the lot.
    public var allow: [String]

    /// Whether sockets of families other than IPv4, IPv6 and `AF_UNIX` are refused with `EPERM`, and
    /// so are programs that the shims cannot reach, when a program of the lot starts them.
    public var isStrict: Bool

    /// Whether the shim keeps silent about attempts that it blocked, and about programs that it
    /// cannot reach.
    public var isQuiet: Bool

    /// Whether a program that the shims cannot reach is run all the same. It has the machine's real
    /// network then.
    public var allowsUnreachable: Bool

    /// How long a program may take to end after `SIGTERM`, before `SIGKILL`.
    public var grace: Duration

    /// Whether the descriptors of its programs are watched.
    public var descriptors: Descriptors

    /// A world in which everything stays, and that says what it kept in.
    public init(
      absent: Absent = .unreachable, allow: [String] = [], isStrict: Bool = false,
      isQuiet: Bool = false, allowsUnreachable: Bool = false, grace: Duration = .seconds(2),
      descriptors: Descriptors = .unwatched
    ) {
      self.absent = absent
      self.allow = allow
      self.isStrict = isStrict
      self.isQuiet = isQuiet
      self.allowsUnreachable = allowsUnreachable
      self.grace = grace
      self.descriptors = descriptors
    }
  }

  /// The answer of an address that nobody has.
  public enum Absent: String, Sendable, Hashable, CaseIterable {
    /// `ENETUNREACH`, or `EHOSTUNREACH` in a network that one of the hosts is in; at once.
    case unreachable
    /// `ECONNREFUSED`, at once.
    case refused
  }
}
