// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Testing

@Suite("What people write of names")
struct NameWordsTests {
  @Test(
    "is a user when it has a name and two numbers",
    arguments: [
      ("alice:1001:1002", .init("alice", uid: 1001, gid: 1002)),
      ("alice:0:4294967294:", .init("alice", uid: 0, gid: 4_294_967_294)),
      ("al:1:2:Al, B", .init("al", uid: 1, gid: 2, comment: "Al, B")),
      ("al:1:2::/a", .init("al", uid: 1, gid: 2, home: "/a")),
      ("al:1:2:::/bin/zsh", .init("al", uid: 1, gid: 2, shell: "/bin/zsh")),
    ] as [(String, Names.User)])
  func user(word: String, user: Names.User) throws {
    #expect(try Names.User(word: word) == user)
  }

  @Test(
    "is no user otherwise",
    arguments: [
      "", "alice", "alice:1001", ":1:1", "a:b:1", "a:1:b", "a:-1:1", "a:+1:1", "a:1:4294967295",
      "a: 1:1", "a::", "a:1:1:c:h:s:x", "a,b:1:1", "a:1:staff", "a:1:1:\n",
    ])
  func noUser(word: String) {
    #expect { try Names.User(word: word) } throws: { ($0 as? LotError)?.kind == .usage }
  }

  @Test(
    "is a host when it has names and addresses",
    arguments: [
      ("db=10.0.0.5", .init("db", "10.0.0.5")),
      ("a,b,c=::1,10.0.0.1", .init("a", "::1", "10.0.0.1", aliases: ["b", "c"])),
    ] as [(String, Names.Host)])
  func host(word: String, host: Names.Host) throws {
    #expect(try Names.Host(word: word) == host)
  }

  @Test(
    "is no host otherwise",
    arguments: [
      "", "db", "=", "db=", "=10.0.0.1", "db=10.0.0", "db=10.0.0.1,", "db,=10.0.0.1", "10.0.0.1=db",
      "d b=10.0.0.1", "db=10.0.0.1=x", "db:10.0.0.1",
    ])
  func noHost(word: String) {
    #expect { try Names.Host(word: word) } throws: { ($0 as? LotError)?.kind == .usage }
  }

  @Test("has no name twice")
  func distinct() {
    let user = Names.User("a", uid: 1, gid: 1)
    #expect { try Names(users: [user, user]).requireDistinct() } throws: {
      "\($0)".contains("user a is given twice")
    }
    let group = Names.Group("g", gid: 1)
    #expect(throws: LotError.self) { try Names(groups: [group, group]).requireDistinct() }
    #expect(throws: Never.self) {
      let hosts: [Names.Host] = [.init("h", "10.0.0.1"), .init("h", "10.0.0.2")]
      try Names(users: [user], groups: [group], hosts: hosts).requireDistinct()
    }
  }
}
