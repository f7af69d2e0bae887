// SPDX-License-Identifier: Apache-2.0

/// What programs are told of users, groups, hosts and the like, in place of what the machine says.
///
/// ```swift
/// let names = Names(
///   users: [.init("alice", uid: 1001, gid: 1001)],
///   groups: [.init("staff", gid: 50, members: ["alice"])],
///   hosts: [.init("db.example", "10.0.0.5")])
/// ```
///
/// Entries are asked first, and then the files of their kind; where no file is named, that is the
/// machine's own, such as `/etc/passwd`. A kind with neither entries nor files is the machine's to
/// answer, as if Backlot were not there.
public struct Names: Sendable, Hashable {
  /// Who `getpwnam` and `getpwuid` know. The group of a user's own, with the user's name, comes
  /// along; it is asked last, so that a group of another name with that number goes before it.
  public var users: [User]

  /// What `getgrnam`, `getgrgid` and `getgrouplist` know.
  public var groups: [Group]

  /// The passwords and their ages, which `getspnam` knows.
  public var shadow: [Shadow]

  /// What `getaddrinfo`, `gethostbyname` and `getnameinfo` know. Once there are hosts, a name that
  /// is not among them, nor in the files, is unknown at once: see ``allowsDNS``.
  public var hosts: [Host]

  /// What `getservbyname` and `getservbyport` know, and `getaddrinfo` by name of a service.
  public var services: [Service]

  /// What `getprotobyname` and `getprotobynumber` know.
  public var protocols: [ProtocolNumber]

  /// What `innetgr` and `getnetgrent` know.
  public var netgroups: [Netgroup]

  /// The files to ask after the entries, kind by kind, in this order, in the formats of `/etc`; at
  /// most six of a kind. An empty list says that there is nothing but the entries.
  public var files: [Kind: [String]]

  /// What `gethostname` and `uname` answer; at most 64 bytes. The name is made resolvable too, as
  /// the addresses of the program's host, or as 127.0.1.1 when it has none.
  public var hostname: String?

  /// Whether a host name that no file has may be asked of the machine's name servers.
  public var allowsDNS: Bool

  /// Nothing but what is said: the rest is the machine's to answer.
  public init(
    users: [User] = [], groups: [Group] = [], shadow: [Shadow] = [], hosts: [Host] = [],
    services: [Service] = [], protocols: [ProtocolNumber] = [], netgroups: [Netgroup] = [],
    files: [Kind: [String]] = [:], hostname: String? = nil, allowsDNS: Bool = false
  ) {
    self.users = users
    self.groups = groups
    self.shadow = shadow
    self.hosts = hosts
    self.services = services
    self.protocols = protocols
    self.netgroups = netgroups
    self.files = files
    self.hostname = hostname
    self.allowsDNS = allowsDNS
  }

  /// Whether nothing is said that the machine would not say.
  package var isEmpty: Bool { self == Names(allowsDNS: allowsDNS) }
}
