// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

@Suite("The names of a lot", .timeLimit(.minutes(20)))
struct NamesTests {
  private let names = Names(
    users: [.init("alice", uid: 1001, gid: 1001, comment: "Alice")],
    groups: [.init("crew", gid: 50000, members: ["alice"])],
    hosts: [.init("db.example", "10.0.0.5", aliases: ["db"])])

  /// What a program prints, with one blank where there are several; its status when it fails.
  private func answer(
    _ lot: Lot, _ program: String, _ arguments: String..., hosts: [String] = [],
    hostname: String? = nil
  ) async throws -> String {
    let outcome = try await lot.run(program, arguments, hosts: hosts, hostname: hostname)
    guard outcome.succeeded else { return "status \(outcome.code)" }
    return outcome.output.replacing(/[ ]+/, with: " ")
  }

  @Test("are known to its programs, beside the machine's")
  func known() async throws {
    try await Lot.with(names: names) { lot in
      let id = try await answer(lot, "id", "alice")
      #expect(id == "uid=1001(alice) gid=1001(alice) groups=1001(alice),50000(crew)\n")
      let user = try await answer(lot, "getent", "passwd", "1001")
      #expect(user == "alice:*:1001:1001:Alice:/home/alice:/bin/sh\n")
      let group = try await answer(lot, "getent", "group", "crew")
      #expect(group == "crew:x:50000:alice\n")
      let host = try await answer(lot, "getent", "hosts", "db")
      #expect(host == "10.0.0.5 db.example db\n")
      let root = try await answer(lot, "id", "-u", "root")
      #expect(root == "0\n")
    }
    #expect(getpwnam("alice") == nil)
  }

  @Test("are all there is when the lists of files are empty")
  func hermetic() async throws {
    var names = names
    names.files = [.passwd: [], .hosts: []]
    try await Lot.with(.init(isQuiet: true), names: names) { lot in
      let users = try await answer(lot, "getent", "passwd")
      #expect(users.split(separator: "\n").count == 1)
      let root = try await answer(lot, "getent", "passwd", "root")
      #expect(root == "status 2")
      let stranger = try await answer(lot, "getent", "ahosts", "other.example")
      #expect(stranger == "status 2")
    }
  }

  @Test("of all kinds reach programs")
  func kinds() async throws {
    let names = Names(
      shadow: [.init("alice", "$6$x", maximum: 90)], services: [.init("nonsense", port: 7)],
      protocols: [.init("odd", 250)], netgroups: [.init("trusted", [.init(host: "web1")])])
    try await Lot.with(names: names) { lot in
      let shadow = try await answer(lot, "getent", "shadow", "alice")
      #expect(shadow == "alice:$6$x:::90::::\n")
      let service = try await answer(lot, "getent", "services", "7/tcp")
      #expect(service == "nonsense 7/tcp\n")
      let number = try await answer(lot, "getent", "protocols", "250")
      #expect(number.hasPrefix("odd "))
      let netgroup = try await answer(lot, "getent", "netgroup", "trusted")
      #expect(netgroup.contains("(web1,,)"))
    }
  }

  @Test("can be those of files")
  func files() async throws {
    let workshop = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID())").path
    try "carol:x:7:7::/:/bin/sh\n".write(toFile: workshop, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: workshop) }
    try await Lot.with(names: Names(files: [.passwd: [workshop]])) { lot in
      let carol = try await answer(lot, "id", "-u", "carol")
      #expect(carol == "7\n")
    }
    try await Lot.with(names: Names(files: [.passwd: ["/no/such"]])) { lot in
      await #expect {
        try await lot.start("true")
      } throws: {
        ($0 as? LotError)?.kind == .noFile && "\($0)".contains("/no/such")
      }
    }
  }

  @Test("change for a program that is running, from one look to the next")
  func live() async throws {
    try await Lot.with(names: names) { lot in
      let looker = try await lot.start(
        "python3",
        [
          "-uc",
          """
          import pwd, socket, sys
          def look(question, *words):
              try: return question(*words)
              except (KeyError, OSError): return None
          for round in range(2):
              print(round, look(lambda: pwd.getpwnam("alice").pw_uid),
                  look(lambda: pwd.getpwnam("bob").pw_uid), look(socket.gethostbyname, "db"))
              if round == 0: open(sys.argv[1]).read()
          """, try pipe(in: lot),
        ])
      try await looker.waitForOutput("0 1001 None 10.0.0.5\n", timeout: .hanging)
      try lot.setNames(
        Names(users: [.init("bob", uid: 1002, gid: 1)], hosts: [.init("db", "10.0.0.6")]))
      #expect(lot.names.users.map(\.name) == ["bob"])
      try "".write(toFile: "\(lot.directory)/go", atomically: false, encoding: .utf8)
      try await looker.waitForOutput("1 None 1002 10.0.0.6\n", timeout: .hanging)
    }
  }

  /// Opened by a program, it keeps it waiting until it is opened for writing.
  private func pipe(in lot: Lot) throws -> String {
    let path = "\(lot.directory)/go"
    try #require(mkfifo(path, 0o600) == 0)
    return path
  }

  @Test("stay as they were when the new ones cannot be")
  func refused() async throws {
    try await Lot.with(names: names) { lot in
      let before = try await answer(lot, "id", "-u", "alice")
      #expect(before == "1001\n")
      #expect {
        try lot.setNames(Names(users: [.init("a:b", uid: 1, gid: 1)]))
      } throws: {
        ($0 as? LotError)?.kind == .usage
      }
      #expect(lot.names == names)
      let after = try await answer(lot, "id", "-u", "alice")
      #expect(after == "1001\n")
    }
  }

  @Test("have a hostname for all, or for one program, that resolves to its addresses")
  func hostname() async throws {
    try await Lot.with(names: Names(hostname: "box")) { lot in
      let box = try await answer(lot, "uname", "-n")
      #expect(box == "box\n")
      let web = try await answer(lot, "uname", "-n", hostname: "web1.example.com")
      #expect(web == "web1.example.com\n")
      let own = try await answer(
        lot, "sh", "-c", "hostname -f; getent hosts web1", hosts: ["10.0.0.1"],
        hostname: "web1.example.com")
      #expect(own.hasPrefix("web1.example.com\n10.0.0.1 "))
    }
  }

  @Test("are each lot's own, and each user's of a lot that is joined")
  func apart() async throws {
    try await Lot.with(names: names) { lot in
      let other = try Lot.open(
        lot.directory, names: Names(hosts: [.init("db", "10.0.0.9")]))
      let own = try await answer(lot, "getent", "hosts", "db")
      #expect(own.hasPrefix("10.0.0.5 "))
      let others = try await answer(other, "getent", "hosts", "db")
      #expect(others.hasPrefix("10.0.0.9 "))
      let alice = try await answer(other, "getent", "passwd", "alice")
      #expect(alice == "status 2")
    }
  }

  @Test("lead to its servers")
  func byName() async throws {
    try await Lot.with(names: Names(hosts: [.init("web.example", "10.0.0.1")])) { lot in
      try await lot.start(
        "python3", ["-m", "http.server", "80"], hosts: ["10.0.0.1"], workingDirectory: "/usr")
      try await lot.wait(for: "10.0.0.1:80", timeout: .hanging)
      let page = try await lot.run("curl", ["-sS", "http://web.example/"], hosts: ["10.0.0.2"])
      #expect(page.output.contains("share/"), "\(page.errors)")
    }
  }

  @Test("are known after a change of user", .enabled(if: geteuid() == 0))
  func otherUser() async throws {
    try await Lot.with(names: names) { lot in
      let outcome = try await lot.run(
        "setpriv", ["--reuid=1001", "--regid=1001", "--clear-groups", "--", "id", "-un"])
      #expect(outcome.output == "alice\n", "\(outcome.errors)")
    }
  }
}
