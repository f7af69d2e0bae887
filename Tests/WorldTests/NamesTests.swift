// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("The names that are given")
struct NamesTests {
  /// The lines of a kind, and the files between them, as they are asked.
  private func asked(
    _ kind: Names.Kind, _ names: Names, hosts: [String] = []
  ) throws -> [String] {
    try names.sources(of: kind, for: Hosts(hosts)).flatMap { source in
      switch source {
      case .lines(let lines, _), .ownLines(let lines, _): lines
      case .file(let path): ["< \(path)"]
      case .machinesFile(let path): ["<< \(path)"]
      }
    }
  }

  @Test("are the machine's to answer where nothing is said", arguments: Names.Kind.allCases)
  func nothing(kind: Names.Kind) throws {
    #expect(try asked(kind, Names(allowsDNS: true)) == [])
    #expect(Names(allowsDNS: true).isEmpty)
  }

  @Test("come before the machine's, or before the files that are named")
  func order() throws {
    var names = Names(hosts: [.init("db.example", "10.0.0.5")])
    #expect(try asked(.hosts, names) == ["10.0.0.5 db.example", "<< /etc/hosts"])
    names.files[.hosts] = ["/a", "/b"]
    #expect(try asked(.hosts, names) == ["10.0.0.5 db.example", "< /a", "< /b"])
    names.files[.hosts] = []
    #expect(try asked(.hosts, names) == ["10.0.0.5 db.example"])
  }

  @Test("are none at all where a list of files is empty, which is not the machine's to answer")
  func noFiles() throws {
    let sources = try Names(files: [.passwd: []]).sources(of: .passwd, for: Hosts([]))
    #expect(sources == [.lines([], name: "passwd")])
  }

  @Test("are lines as the files in /etc have them")
  func lines() throws {
    let names = Names(
      users: [
        .init("alice", uid: 1001, gid: 50),
        .init("böb", uid: 4_294_967_294, gid: 0, comment: "Bob, B", home: "/b", shell: "/bin/rc"),
        .init("carol", uid: 7, gid: 7, password: ""),
      ],
      groups: [.init("staff", gid: 50, members: ["alice", "DOM\\b b"]), .init("empty", gid: 9)],
      hosts: [.init("db.example", "10.0.0.5", "2001:0DB8::0005", aliases: ["db", "my_db"])],
      services: [.init("http", port: 80, aliases: ["www"]), .init("x", port: 1, protocol: "udp")],
      protocols: [.init("tcp", 6, aliases: ["TCP"])],
      netgroups: [
        .init(
          "trusted", [.init(host: "web1"), .init(user: "alice", domain: "-")], groups: ["more"])
      ],
      files: [
        .passwd: ["/p"], .group: ["/g"], .hosts: ["/h"], .services: [], .protocols: [],
        .netgroup: [],
      ])
    #expect(
      try asked(.passwd, names) == [
        "alice:*:1001:50::/home/alice:/bin/sh",
        "böb:*:4294967294:0:Bob, B:/b:/bin/rc",
        "carol::7:7::/home/carol:/bin/sh",
        "< /p",
      ])
    #expect(
      try asked(.group, names) == [
        "staff:x:50:alice,DOM\\b b", "empty:x:9:", "< /g", "böb:x:0:", "carol:x:7:",
      ])
    #expect(
      try asked(.hosts, names)
        == ["10.0.0.5 db.example db my_db", "2001:db8::5 db.example db my_db", "< /h"])
    #expect(try asked(.services, names) == ["http 80/tcp www", "x 1/udp"])
    #expect(try asked(.protocols, names) == ["tcp 6 TCP"])
    #expect(try asked(.netgroup, names) == ["trusted (web1,,) (,alice,-) more"])
  }

  @Test("have passwords in the shadow as soon as there is one")
  func shadow() throws {
    let names = Names(
      users: [.init("alice", uid: 1, gid: 1)],
      shadow: [.init("alice", "$6$x", lastChange: 0, maximum: 90), .init("bob", "!")],
      files: [.passwd: [], .shadow: []])
    #expect(try asked(.passwd, names) == ["alice:x:1:1::/home/alice:/bin/sh"])
    #expect(try asked(.shadow, names) == ["alice:$6$x:0::90::::", "bob:!:::::::"])
  }

  @Test("have a group for each user's number, asked last, and one for a number")
  func ownGroups() throws {
    let names = Names(users: [
      .init("alice", uid: 1, gid: 50), .init("bob", uid: 2, gid: 50),
      .init("carol", uid: 3, gid: 9),
    ])
    #expect(try asked(.group, names) == ["<< /etc/group", "alice:x:50:", "carol:x:9:"])
  }

  @Test(
    "have the hostname at the host's addresses, asked last",
    arguments: [
      ("web1", [], ["127.0.1.1 web1"]),
      ("web1.example.com", [], ["127.0.1.1 web1.example.com web1"]),
      (
        "web1", ["10.0.0.1", "fd00::1"], ["10.0.0.1 web1", "fd00::1 web1"]
      ),
    ] as [(String, [String], [String])])
  func hostname(name: String, hosts: [String], lines: [String]) throws {
    #expect(
      try asked(.hosts, Names(hostname: name), hosts: hosts) == ["<< /etc/hosts"] + lines)
  }

  @Test(
    "are refused where no file could say them",
    arguments: [
      (Names(users: [.init("", uid: 1, gid: 1)]), "''"),
      (Names(users: [.init("a:b", uid: 1, gid: 1)]), "'a:b'"),
      (Names(users: [.init("a,b", uid: 1, gid: 1)]), "'a,b'"),
      (Names(users: [.init("a/b", uid: 1, gid: 1)]), "'a/b'"),
      (Names(users: [.init("+a", uid: 1, gid: 1)]), "'+a'"),
      (Names(users: [.init("-a", uid: 1, gid: 1)]), "'-a'"),
      (Names(users: [.init("#a", uid: 1, gid: 1)]), "'#a'"),
      (Names(users: [.init(" a", uid: 1, gid: 1)]), "' a'"),
      (Names(users: [.init("a\n", uid: 1, gid: 1)]), "'a\u{fffd}'"),
      (Names(users: [.init("a", uid: .max, gid: 1)]), "uid of a"),
      (Names(users: [.init("a", uid: 1, gid: .max)]), "gid of a"),
      (Names(users: [.init("a", uid: 1, gid: 1, comment: "x:y")]), "comment of a"),
      (Names(users: [.init("a", uid: 1, gid: 1, home: "/x\ny")]), "home directory of a"),
      (Names(users: [.init("a", uid: 1, gid: 1, shell: "/x\0")]), "shell of a"),
      (Names(groups: [.init("a", gid: 1, members: ["b,c"])]), "'b,c'"),
      (Names(shadow: [.init("a", "x:y")]), "password of a"),
      (Names(hosts: [.init("a b", "10.0.0.1")]), "'a b'"),
      (Names(hosts: [.init("a#", "10.0.0.1")]), "'a#'"),
      (Names(hosts: [.init("", "10.0.0.1")]), "''"),
      (Names(hosts: [.init("a.", "10.0.0.1")]), "ends with a dot"),
      (Names(hosts: [.init("10.0.0.1", "10.0.0.2")]), "is an address"),
      (Names(hosts: [.init("a", "10.0.0")]), "'10.0.0'"),
      (Names(hosts: [.init("a")]), "no address"),
      (
        Names(hosts: [.init("a", "10.0.0.1", aliases: ["b\u{a0}c"])]),
        "cannot be the name of a host"
      ),
      (Names(services: [.init("a b", port: 1)]), "'a b'"),
      (Names(services: [.init("a", port: 1, protocol: "t/p")]), "'t/p'"),
      (Names(protocols: [.init("#", 1)]), "'#'"),
      (Names(netgroups: [.init("a", [.init(host: "b)")])]), "'b)'"),
      (Names(netgroups: [.init("a", groups: ["\\"])]), "'\\'"),
    ])
  func refused(names: Names, text: String) {
    #expect {
      for kind in Names.Kind.allCases { _ = try asked(kind, names) }
    } throws: {
      ($0 as? LotError)?.kind == .usage && "\($0)".contains(text) && !"\($0)".contains("\n")
    }
  }
}
