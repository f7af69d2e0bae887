// SPDX-License-Identifier: Apache-2.0
internal import Foundation
import Testing

/// Users and groups of the test's making, as Python and ctypes see them.
@Suite("Users and groups of the test's making", .timeLimit(.minutes(20)))
struct UsersTests {
  private static let passwd = """
    alice:x:1001:1001:Alice:/home/alice:/bin/sh
    bob:x:1002:50::/home/bob:/bin/false

    """
  private static let group = "staff:x:50:alice,bob\nalice:x:1001:\n"

  @Test("are who they are said to be, and there are no others")
  func users() throws {
    let answers = try answers(
      to: """
        import grp, os, pwd
        def known(ask, key):
            try: return ask(key)[0]
            except KeyError: return "unknown"
        print(*pwd.getpwnam("alice"))
        print(known(pwd.getpwuid, 1002), known(pwd.getpwnam, "root"), known(pwd.getpwuid, 0))
        print([user.pw_name for user in pwd.getpwall()], os.path.expanduser("~bob"))
        print(known(grp.getgrnam, "staff"), known(grp.getgrgid, 1001), known(grp.getgrgid, 0))
        print(grp.getgrnam("staff").gr_mem, os.getgrouplist("alice", 1001))
        """,
      files: ["PASSWD": Self.passwd, "GROUP": Self.group])

    #expect(
      answers == """
        alice x 1001 1001 Alice /home/alice /bin/sh
        bob unknown unknown
        ['alice', 'bob'] /home/bob
        staff alice unknown
        ['alice', 'bob'] [1001, 50]

        """)
  }

  @Test("leave to libc what is not given")
  func kindByKind() throws {
    let questions = "import grp, pwd; print(pwd.getpwuid(0).pw_name, grp.getgrgid(0).gr_name)"

    #expect(
      try answers(to: questions, files: ["PASSWD": "king:x:0:0:::\n"]) == "king root\n")
    #expect(try answers(to: questions, files: ["GROUP": "court:x:0:\n"]) == "root court\n")
    #expect(try answers(to: questions, files: ["SHADOW": "king:*:1:2:3\n"]) == "root root\n")
  }

  @Test("come from several files: the first that has one answers, groups add up")
  func severalFiles() throws {
    let answers = try withFolder { folder in
      try write("alice:x:1001:1001:::\n", to: "\(folder)/one")
      try write("alice:x:2001:2001:::\nbob:x:2002:2002:::\n", to: "\(folder)/two")
      try write("a:x:10:alice\nb:x:11:alice\n", to: "\(folder)/three")
      try write("b:x:11:alice\nc:x:12:alice\n", to: "\(folder)/four")
      return try PreloadTests.answers(
        to: """
          import os, pwd
          print(pwd.getpwnam("alice").pw_uid, pwd.getpwuid(2001).pw_name, pwd.getpwnam("bob").pw_uid)
          print([user.pw_uid for user in pwd.getpwall()], os.getgrouplist("alice", 10))
          """,
        environment: [
          "BACKLOT_PASSWD_FILES": "\(folder)/one:\(folder)/none:\(folder)/two",
          "BACKLOT_GROUP_FILES": "\(folder)/three:\(folder)/four",
        ])
    }

    #expect(answers.contains("/none is not there"))
    #expect(answers.hasSuffix("1001 alice 2002\n[1001, 2001, 2002] [10, 11, 12]\n"))
  }

  @Test("have shadow passwords")
  func shadow() throws {
    let answers = try answers(
      to: """
        import warnings; warnings.simplefilter("ignore")
        import spwd
        print(spwd.getspnam("alice")[1:], [entry.sp_namp for entry in spwd.getspall()])
        try: spwd.getspnam("root")
        except KeyError: print("unknown")
        """,
      files: ["SHADOW": "alice:secret:19001:1:90:7:14::\nbob:!:1:2:3\n"])

    #expect(
      answers == "('secret', 19001, 1, 90, 7, 14, -1, -1) ['alice', 'bob']\nunknown\n")
  }

  @Test("are told of by libc's calls without a buffer, as long as a line may be")
  func ownBuffer() throws {
    let answers = try answers(
      to: """
        import ctypes
        libc = ctypes.CDLL(None)
        libc.getpwnam.restype = libc.getpwuid.restype = ctypes.POINTER(ctypes.c_char_p)
        long = libc.getpwnam(b"long")
        bob = libc.getpwuid(1002)
        print(long[0], bob[0], len(long[3]))
        """,
      files: ["PASSWD": Self.passwd + "long:x:3:3:\(String(repeating: "g", count: 65_536)):/:/\n"])

    #expect(answers == "b'long' b'bob' 65536\n")
  }

  @Test("are told of to each thread apart, and stay told when the thread has ended")
  func threads() throws {
    let answers = try answers(
      to: """
        import ctypes, threading
        libc = ctypes.CDLL(None)
        libc.getpwnam.restype = ctypes.POINTER(ctypes.c_char_p)
        results = []
        def ask(name): results.append(libc.getpwnam(name))
        def in_thread(name):
            thread = threading.Thread(target=ask, args=(name,)); thread.start(); thread.join()
        ask(b"alice"); in_thread(b"bob")
        print(results[0][0], results[1][0])
        for _ in range(100): in_thread(b"alice")
        places = {ctypes.addressof(result.contents) for result in results[1:]}
        print(len(places) < 50) # Python does not wait for a thread's very end
        """,
      files: ["PASSWD": Self.passwd])

    #expect(answers == "b'alice' b'bob'\nTrue\n")
  }

  @Test("may be asked for by a signal handler in the middle of the same call, long as they are")
  func interrupted() throws {
    try NameProgram.with("interrupted") { program in
      let long = (0..<8).map { "long\($0):x:2:2:" + String(repeating: "g", count: 4096 << $0) }
      let lines = ["alice:x:1:1:::"] + long.map { $0 + ":/:/" }
      try write(lines.joined(separator: "\n") + "\n", to: program.folder + "/passwd")
      let said = try program.run()
      #expect(said == "20 of 20\nstatus 0\n")
    }
  }

  @Test("are not spoilt by bad lines, each of which is told once, with its number")
  func badLines() throws {
    let answers = try answers(
      to: """
        import pwd
        for _ in range(3): print([user.pw_name for user in pwd.getpwall()])
        """,
      files: ["PASSWD": "# users\nalice:x:1:1:::\nnonsense\n\nbob:x:one:1:::\ncarol:x:3:3:::"])
    let lines = answers.split(separator: "\n")

    #expect(lines.filter { $0 == "['alice', 'carol']" }.count == 3)
    #expect(lines.filter { $0.hasPrefix("backlot: ") }.count == 2)
    #expect(lines.contains { $0.contains("PASSWD:3: ") })
    #expect(lines.contains { $0.contains("PASSWD:5: ") })
  }

  @Test(
    "are what programs learn that ask whether nss_wrapper is there",
    arguments: [
      ([], "0 0 0"), (["PASSWD"], "0 0 0"), (["PASSWD", "GROUP"], "1 0 0"), (["SHADOW"], "0 1 0"),
      (["HOSTS"], "0 0 1"),
    ])
  func enabled(kinds: [String], answer: String) throws {
    let answers = try answers(
      to: """
        import ctypes
        libc = ctypes.CDLL(None)
        calls = libc.nss_wrapper_enabled, libc.nss_wrapper_shadow_enabled, libc.nss_wrapper_hosts_enabled
        for call in calls: call.restype = ctypes.c_bool
        print(*[int(call()) for call in calls])
        """,
      files: Dictionary(uniqueKeysWithValues: kinds.map { ($0, "") }))

    #expect(answers == "\(answer)\n")
  }

  @Test("are given by the variables of nss_wrapper as well, which Backlot's own outdo")
  func nssWrapper() throws {
    let question = "import pwd; print(pwd.getpwnam('alice').pw_uid)"
    let answers = try withFolder { folder in
      try write("alice:x:5:5:::\n", to: "\(folder)/theirs:all")
      let theirs = ["NSS_WRAPPER_PASSWD": "\(folder)/theirs:all"]
      return try PreloadTests.answers(to: question, environment: theirs)
        + PreloadTests.answers(to: question, files: ["PASSWD": Self.passwd], environment: theirs)
    }

    #expect(answers == "5\n1001\n")
  }

  @Test("log in: who runs the program, where the kernel knows of no login")
  func login() throws {
    let answers = try answers(
      to: """
        import ctypes, os
        libc = ctypes.CDLL(None)
        login = int(open("/proc/self/loginuid").read())
        name = ctypes.create_string_buffer(8)
        print(os.getlogin() == ("user" if login in (os.getuid(), 2**32 - 1) else "other"))
        print(libc.getlogin_r(name, 5) == 0, name.value == os.getlogin().encode())
        print(libc.getlogin_r(name, 4), os.strerror(libc.getlogin_r(name, 0)))
        """,
      files: ["PASSWD": "user:x:\(getuid()):1:::\n"])

    #expect(answers == "True\nTrue True\n34 Numerical result out of range\n")
  }
}
