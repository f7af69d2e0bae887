// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Testing

@Suite("The files that are written for names")
struct NameFolderTests {
  private let workshop = try! Workshop()
  private let names = Names(
    users: [.init("alice", uid: 1, gid: 1)], shadow: [.init("alice", "!")],
    files: [.passwd: [], .group: [], .shadow: []])

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  private func text(_ path: String?) throws -> String {
    try String(contentsOfFile: try #require(path), encoding: .utf8)
  }

  private func rules(
    _ names: Names, _ naming: NameFolder.Naming = .byContent, in directory: String? = nil
  ) throws -> NameRules {
    try NameFolder(in: directory ?? workshop.folder).rules(for: names, Hosts([]), naming)
  }

  @Test("are for everybody, except passwords, whatever the umask is")
  func modes() throws {
    let rules = try rules(names)
    #expect(try text(rules.files[.passwd]?.first) == "alice:x:1:1::/home/alice:/bin/sh\n")
    #expect(try mode(#require(rules.files[.passwd]?.first)) == 0o644)
    #expect(try mode(#require(rules.files[.shadow]?.first)) == 0o600)
    #expect(try mode(workshop.folder + "/names") == 0o755)
  }

  @Test("let other users through a directory that only root may enter, and not look around")
  func directory() throws {
    chmod(workshop.folder, 0o700)
    _ = try rules(names)
    #expect(try mode(workshop.folder) == (geteuid() == 0 ? 0o711 : 0o700))
  }

  @Test("are not written where others could change them, nor through a link")
  func hostile() throws {
    let elsewhere = workshop.folder + "/elsewhere"
    mkdir(elsewhere, 0o700)
    symlink(elsewhere, workshop.folder + "/names")
    #expect { try rules(names) } throws: { ($0 as? LotError)?.kind == .denied }
    #expect(try mode(elsewhere) == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere) == [])

    chmod(elsewhere, 0o777)
    #expect {
      try rules(names, in: elsewhere)
    } throws: {
      "\($0)".contains("chmod o-w")
    }
    guard geteuid() == 0 else { return }
    chmod(elsewhere, 0o755)
    chown(elsewhere, 65534, 65534)
    #expect { try rules(names, in: elsewhere) } throws: { "\($0)".contains("another user") }
  }

  @Test("do not pile up, and do not change under anybody, when they have their names by content")
  func byContent() throws {
    let first = try rules(names)
    let again = try rules(names)
    #expect(first == again)
    var other = names
    other.users[0].uid = 2
    #expect(try rules(other).files[.passwd] != first.files[.passwd])
    #expect(try text(first.files[.passwd]?.first).contains(":1:1:"))
  }

  @Test("are rewritten in one moment when they have steady names, and emptied, not removed")
  func steady() throws {
    let rules = try rules(names, .steady)
    let folder = NameFolder(in: workshop.folder)
    let path = try #require(rules.files[.passwd]?.first)
    let open = try #require(FileHandle(forReadingAtPath: path))
    try folder.rewrite(Names(users: [.init("bob", uid: 2, gid: 2)]))
    #expect(try text(rules.files[.passwd]?.first) == "bob:*:2:2::/home/bob:/bin/sh\n")
    #expect(try text(rules.files[.group]?.last) == "bob:x:2:\n")
    #expect(try text(rules.files[.shadow]?.first) == "")
    #expect(String(decoding: open.availableData, as: UTF8.self).hasPrefix("alice:"))
    let folders = try FileManager.default.contentsOfDirectory(atPath: workshop.folder + "/names")
    #expect(Set(folders) == ["passwd", "group", "group-last", "shadow"])
  }

  @Test("stay as they are when what is said anew cannot be")
  func unchanged() throws {
    let rules = try rules(names, .steady)
    #expect(throws: LotError.self) {
      try NameFolder(in: workshop.folder).rewrite(
        Names(users: [.init("bob", uid: 2, gid: 2)], groups: [.init("a:b", gid: 1)]))
    }
    #expect(try text(rules.files[.passwd]?.first).hasPrefix("alice:"))
  }

  @Test("are links where a path has a colon, and are refused where the lot's has one")
  func colons() throws {
    let odd = "\(workshop.folder)/a:b"
    try "root:x:0:0\n".write(toFile: odd, atomically: true, encoding: .utf8)
    let rules = try rules(Names(files: [.passwd: [odd, "/dev/null"]]))
    let path = try #require(rules.files[.passwd]?.first)
    #expect(!path.contains(":"))
    #expect(try text(path) == "root:x:0:0\n")
    #expect(rules.files[.passwd]?.last == "/dev/null")
    try FileManager.default.createDirectory(
      atPath: workshop.folder + "/c:d", withIntermediateDirectories: false)
    #expect { try self.rules(names, in: workshop.folder + "/c:d") } throws: {
      ($0 as? LotError)?.kind == .usage && "\($0)".contains("colon")
    }
  }

  @Test("are as many as a shim asks, and no more")
  func many() throws {
    let six = Array(repeating: "/dev/null", count: 6)
    #expect(throws: Never.self) { try rules(Names(files: [.hosts: six], hostname: "a")) }
    let nine = Array(repeating: "/dev/null", count: 9)
    #expect { try rules(Names(files: [.hosts: nine])) } throws: {
      "\($0)".contains("too many hosts files")
    }
  }

  @Test("are not there for what only files say")
  func filesAlone() throws {
    let rules = try rules(Names(files: [.passwd: ["/etc/passwd"]]))
    #expect(rules.files == [.passwd: ["/etc/passwd"]])
    #expect(!FileManager.default.fileExists(atPath: workshop.folder + "/names"))
  }
}
