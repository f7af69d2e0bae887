// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import BacklotWorld

/// The options that say which users, groups, hosts and so on a program knows.
struct NamesOptions: ParsableArguments {
  @Option(
    name: .customLong("passwd"), parsing: .singleValue,
    help: .init("Users, in the format of /etc/passwd; may be repeated.", valueName: "file"))
  var passwd: [String] = []

  @Option(
    name: .customLong("group"), parsing: .singleValue,
    help: .init("Groups, in the format of /etc/group; may be repeated.", valueName: "file"))
  var group: [String] = []

  @Option(
    name: .customLong("shadow"), parsing: .singleValue,
    help: .init("Passwords, in the format of /etc/shadow; may be repeated.", valueName: "file"))
  var shadow: [String] = []

  @Option(
    name: .customLong("hosts"), parsing: .singleValue,
    help: .init("Host names, in the format of /etc/hosts; may be repeated.", valueName: "file"))
  var hosts: [String] = []

  @Option(
    name: .customLong("services"), parsing: .singleValue,
    help: .init("Services, in the format of /etc/services; may be repeated.", valueName: "file"))
  var services: [String] = []

  @Option(
    name: .customLong("protocols"), parsing: .singleValue,
    help: .init("Protocols, in the format of /etc/protocols; may be repeated.", valueName: "file"))
  var protocols: [String] = []

  @Option(
    name: .customLong("netgroup"), parsing: .singleValue,
    help: .init("Netgroups, in the format of /etc/netgroup; may be repeated.", valueName: "file"))
  var netgroup: [String] = []

  @Option(
    help: .init("What the machine is called; the name can be resolved too.", valueName: "name"))
  var hostname: String?

  @Option(
    name: .customLong("user"), parsing: .singleValue,
    help: .init(
      "A user more than the files have, or the machine; may be repeated.",
      valueName: "name:uid:gid[:comment[:home[:shell]]]"))
  var users: [String] = []

  @Option(
    name: .customLong("resolve"), parsing: .singleValue,
    help: .init(
      "A host name more than the files have, or the machine; may be repeated.",
      valueName: "name[,alias...]=address[,address...]"))
  var resolved: [String] = []

  @Flag(
    name: .customLong("allow-dns"),
    help: "Ask the machine's name servers for host names that no file has.")
  var allowsDNS = false

  /// What they say, once it is all understood and every file is there.
  func names() throws(LotError) -> Names {
    var names = Names(hostname: hostname, allowsDNS: allowsDNS)
    for word in users { names.users.append(try .init(word: word)) }
    for word in resolved { names.hosts.append(try .init(word: word)) }
    for (kind, paths) in files where !paths.isEmpty {
      names.files[kind] = []
      for path in paths { names.files[kind]?.append(try NameFile(path, of: kind).path) }
    }
    try names.requireDistinct()
    return names
  }

  private var files: [(Names.Kind, [String])] {
    [
      (.passwd, passwd), (.group, group), (.shadow, shadow), (.hosts, hosts),
      (.services, services), (.protocols, protocols), (.netgroup, netgroup),
    ]
  }
}
