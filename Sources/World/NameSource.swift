// SPDX-License-Identifier: Apache-2.0

/// One of the things that are asked about a kind of names, one after the other.
package enum NameSource: Sendable, Hashable {
  /// Lines that are yet to be written, and what to call the file.
  case lines([String], name: String)
  /// Lines about the one host that a program runs on.
  case ownLines([String], name: String)
  /// A file that was named.
  case file(String)
  /// The machine's own file, if it is there.
  case machinesFile(String)
}

extension Names {
  /// What is asked about a kind, in this order; empty when it is the machine's to answer.
  ///
  /// - Parameter addresses: Those of the program's host.
  package func sources(of kind: Kind, for addresses: Hosts) throws(LotError) -> [NameSource] {
    let first = try lines(of: kind)
    let last = try lastLines(of: kind)
    let own = kind == .hosts ? try ownLines(addresses) : []
    guard !(first + last + own).isEmpty || files[kind] != nil else { return [] }
    let given = files[kind].map { $0.map(NameSource.file) } ?? [.machinesFile(kind.machinesFile)]
    // A list without files says that there is nothing, which takes a file too.
    return (first.isEmpty && !given.isEmpty ? [] : [.lines(first, name: kind.firstFile)]) + given
      + (last.isEmpty ? [] : [.lines(last, name: kind.lastFile)])
      + (own.isEmpty ? [] : [.ownLines(own, name: kind.lastFile)])
  }

  /// What a kind has besides files and host, in files that may be rewritten.
  func contents(of kind: Kind) throws(LotError) -> [(name: String, lines: [String])] {
    [(kind.firstFile, try lines(of: kind)), (kind.lastFile, try lastLines(of: kind))]
  }

  /// Whether nothing is said of hosts but what the machine is called, so that outside of lots all
  /// other names are the machine's to resolve.
  package var leavesHostsToMachine: Bool {
    hostname != nil && hosts.isEmpty && files[.hosts] == nil
  }

  private func lines(of kind: Kind) throws(LotError) -> [String] {
    switch kind {
    case .passwd: try users.lines { user throws(LotError) in [try user.line(hasShadow: hasShadow)] }
    case .group: try groups.lines { group throws(LotError) in [try group.line] }
    case .shadow: try shadow.lines { shadow throws(LotError) in [try shadow.line] }
    case .hosts: try hosts.lines { host throws(LotError) in try host.lines }
    case .services: try services.lines { service throws(LotError) in [try service.line] }
    case .protocols: try protocols.lines { number throws(LotError) in [try number.line] }
    case .netgroup: try netgroups.lines { netgroup throws(LotError) in [try netgroup.line] }
    }
  }

  private var hasShadow: Bool { !shadow.isEmpty || files[.shadow] != nil }

  /// What is true only as long as nothing else is said.
  private func lastLines(of kind: Kind) throws(LotError) -> [String] {
    guard kind == .group else { return [] }
    return try ownGroups.lines { group throws(LotError) in [try group.line] }
  }

  /// So that the number of a user's group always has a name.
  private var ownGroups: [Group] {
    var known = Set(groups.map(\.gid))
    return users.filter { known.insert($0.gid).inserted }.map { Group($0.name, gid: $0.gid) }
  }

  /// Debian's installer, too, gives a host without an address 127.0.1.1, apart from localhost.
  private func ownLines(_ addresses: Hosts) throws(LotError) -> [String] {
    guard let hostname else { return [] }
    let short = hostname.prefix { $0 != "." }
    let texts = addresses.isEmpty ? ["127.0.1.1"] : addresses.texts
    return try Host(
      hostname, addresses: texts, aliases: short == hostname ? [] : [String(short)]
    ).lines
  }
}

extension Names.Kind {
  fileprivate var firstFile: String { rawValue }
  fileprivate var lastFile: String { "\(rawValue)-last" }
}

extension Array {
  fileprivate func lines(
    _ lines: (Element) throws(LotError) -> [String]
  ) throws(LotError) -> [String] {
    var all: [String] = []
    for element in self { all += try lines(element) }
    return all
  }
}
