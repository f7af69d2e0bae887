// SPDX-License-Identifier: Apache-2.0
internal import Foundation
import Testing

/// A library of the sort that /etc/nsswitch.conf names, as NSS_WRAPPER_MODULE_SO_PATH gives it.
@Suite("A module of names", .timeLimit(.minutes(20)))
struct NameModuleTests {
  private static let questions = """
    import grp, os, pwd
    print(*[user.pw_name for user in pwd.getpwall()])
    print(*[user.pw_name for user in pwd.getpwall()])
    for ask, key in (pwd.getpwnam, "mia"), (pwd.getpwuid, 7002), (pwd.getpwnam, "alice"):
        try: print(ask(key).pw_name, ask(key).pw_uid)
        except KeyError: print("unknown")
    groups = os.getgrouplist("alice", 1001)
    print(len(groups), len(set(groups)), groups[:2])
    """

  @Test("answers alone where no file is given")
  func alone() throws {
    let answers = try answersWithModule(to: Self.questions)

    #expect(
      answers == """
        mia max
        mia max
        mia 7001
        max 7002
        unknown
        101 101 [1001, 8000]

        """)
  }

  @Test("answers after the files, and adds to a user's groups")
  func afterFiles() throws {
    let answers = try answersWithModule(
      to: Self.questions,
      files: ["PASSWD": "alice:x:1001:1001:::\nmia:x:5:5:::\n", "GROUP": "a:x:8003:alice\n"])

    #expect(
      answers == """
        alice mia mia max
        alice mia mia max
        mia 5
        max 7002
        alice 1001
        101 101 [1001, 8003]

        """)
  }

  @Test("has the buffer that it wants for a host, large as it is")
  func largeHost() throws {
    let answers = try answersWithModule(
      to: """
        import socket
        print(socket.getaddrinfo("large.example", None, type=socket.SOCK_STREAM)[0][4])
        print(socket.getnameinfo(("10.9.8.7", 1), socket.NI_NUMERICSERV))
        print(socket.gethostbyname_ex("db.example"))
        """,
      files: ["HOSTS": "10.0.0.5 db.example\n"])

    #expect(
      answers == """
        ('10.9.8.7', 0)
        ('large.example', '1')
        ('db.example', [], ['10.0.0.5'])

        """)
  }

  @Test("is told of when it lacks a function, and when it cannot be loaded")
  func lacks() throws {
    let group = "import grp\ntry: grp.getgrnam('staff')\nexcept KeyError: print('unknown')"
    let lacking = try answersWithModule(to: group)
    let missing = try answers(
      to: group,
      environment: [
        "NSS_WRAPPER_MODULE_SO_PATH": "/nowhere.so", "NSS_WRAPPER_MODULE_FN_PREFIX": "toy",
      ])

    #expect(lacking.contains("_getgrnam_r\n"))
    #expect(lacking.hasSuffix("unknown\n"))
    #expect(missing.hasPrefix("backlot: a library of names cannot be loaded: /nowhere.so: "))
    #expect(missing.hasSuffix("\nunknown\n"))
  }

  @Test("is loaded only when somebody asks for what the files do not have")
  func loadedLate() throws {
    let maps = """
      import os, pwd
      def loaded(): return "/toy.so" in open("/proc/self/maps").read()
      pwd.getpwnam("alice")
      print(loaded())
      pwd.getpwnam("mia")
      print(loaded())
      """
    #expect(
      try answersWithModule(to: maps, files: ["PASSWD": "alice:x:1001:1001:::\n"])
        == "False\nTrue\n")
  }

  /// The answers with the module of Programs/toy.c.
  private func answersWithModule(
    to program: String, files: [String: String] = [:]
  ) throws -> String {
    try withFolder { folder in
      let source = URL(filePath: #filePath).appending(path: "../Programs/toy.c").standardized.path
      let compiled = try Outside.run(
        ["sh", "-c", "exec \"$@\" 2>&1", "sh"]
          + ["cc", "-std=gnu17", "-shared", "-fPIC", "-o", "\(folder)/toy.so", source])
      try #require(compiled == "")
      return try answers(
        to: program, files: files,
        environment: [
          "NSS_WRAPPER_MODULE_SO_PATH": "\(folder)/toy.so", "NSS_WRAPPER_MODULE_FN_PREFIX": "toy",
        ])
    }
  }
}
