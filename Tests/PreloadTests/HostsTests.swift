// SPDX-License-Identifier: Apache-2.0
import Backlot
internal import Foundation
import Testing

/// Hosts of the test's making, as Python and ctypes see them.
@Suite("Hosts of the test's making", .timeLimit(.minutes(20)))
struct HostsTests {
  private static let hosts = """
    10.0.0.5 db.example db
    10.0.0.6 DB.example mirror
    fd00::5 db.example
    fd00::7 six.example

    """

  private static let ask = """
    import socket
    def ask(call, *key):
        try: return call(*key)
        except OSError as error: return type(error).__name__, error.errno
    def addresses(name, family=0):
        found = ask(socket.getaddrinfo, name, 80, family, socket.SOCK_STREAM)
        return [one[4][0] for one in found] if isinstance(found, list) else found

    """

  @Test("have their addresses in either family, IPv6 first, and one name")
  func addresses() throws {
    let answers = try answers(
      to: Self.ask + """
        print(addresses("db.example"))
        print(addresses("DB", socket.AF_INET), addresses("db.EXAMPLE", socket.AF_INET))
        print(addresses("six.example", socket.AF_INET6), addresses("six.example", socket.AF_INET))
        print(socket.getaddrinfo("mirror", None, flags=socket.AI_CANONNAME)[0][3])
        print(ask(socket.gethostbyname_ex, "db.example"))
        print(ask(socket.gethostbyaddr, "10.0.0.6"), ask(socket.gethostbyaddr, "fd00::7")[0])
        print(ask(socket.getnameinfo, ("10.0.0.5", 1), socket.NI_NUMERICSERV))
        """,
      files: ["HOSTS": Self.hosts])

    #expect(
      answers == """
        ['fd00::5', '10.0.0.5', '10.0.0.6']
        ['10.0.0.5'] ['10.0.0.5', '10.0.0.6']
        ['fd00::7'] ('gaierror', \(EAI_NONAME))
        DB.example
        ('db.example', ['db', 'mirror', 'DB.example'], ['10.0.0.5', '10.0.0.6'])
        ('DB.example', ['mirror'], ['10.0.0.6']) six.example
        ('db.example', '1')

        """)
  }

  @Test("are all there are: another name is unknown at once, and that is said, once a name")
  func unknown() throws {
    let answers = try answers(
      to: Self.ask + """
        import sys
        sys.argv = ["client"]
        for _ in range(2):
            print(addresses("nowhere.example"), ask(socket.gethostbyname, "nowhere.example"),
                  ask(socket.gethostbyaddr, "10.0.0.99")[0], flush=True)
        print(addresses("localhost"), addresses("six.example", socket.AF_INET))
        """,
      files: ["HOSTS": Self.hosts])
    let said = answers.split(separator: "\n").filter { $0.hasPrefix("backlot:") }

    #expect(said.count == 2)
    #expect(said.first?.contains("looked up \"nowhere.example\", a name that /") == true)
    #expect(said.first?.hasSuffix("HOSTS does not have; nobody outside was asked") == true)
    #expect(said.last?.contains("\"localhost\"") == true)
    let none = "('gaierror', \(EAI_NONAME))"
    #expect(
      answers.split(separator: "\n").filter { !$0.hasPrefix("backlot:") } == [
        "\(none) \(none) herror", "\(none) \(none) herror", "\(none) \(none)",
      ])
  }

  /// From here on, who makes a socket is killed.
  private static let withoutSockets = """
    import ctypes, platform, struct
    libc = ctypes.CDLL(None)
    socket_number = {"x86_64": 41, "aarch64": 198}[platform.machine()]
    filter = struct.pack("HBBI" * 4, 0x20, 0, 0, 0, 0x15, 0, 1, socket_number,
                         0x06, 0, 0, 0x80000000, 0x06, 0, 0, 0x7fff0000)
    lines = ctypes.create_string_buffer(filter, len(filter))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", 4, ctypes.addressof(lines)), 16)
    nothing = ctypes.c_ulong(0)
    libc.prctl(38, ctypes.c_ulong(1), nothing, nothing, nothing)
    libc.prctl(22, ctypes.c_ulong(2), program, nothing, nothing)

    """

  @Test("are looked up without a socket, whether they are there or not", arguments: [true, false])
  func noSockets(given: Bool) throws {
    let answers = try answers(
      to: Self.ask + Self.withoutSockets + """
        addresses("six.example")
        answer = ctypes.create_string_buffer(512)
        for name in "db.example", "nowhere.example":
            addresses(name, socket.AF_INET); ask(socket.gethostbyname, name)
            libc.res_query(name.encode(), 1, 1, answer, 512)
            libc.getnetbyname(name.encode()); libc.gethostid()
        ask(socket.gethostbyaddr, "10.0.0.99")
        ask(socket.getnameinfo, ("10.0.0.99", 1), socket.NI_NUMERICSERV)
        print("done")
        """,
      files: given ? ["HOSTS": Self.hosts] : [:], environment: ["BACKLOT_QUIET": "1"])

    #expect(answers == (given ? "done\n" : ""))
  }

  @Test(
    "are all that libc's own calls to remote hosts know",
    arguments: ["rcmd", "rcmd_af", "rexec", "rexec_af", "ruserok", "ruserok_af"])
  func remoteCommands(call: String) throws {
    let answers = try answers(
      to: Self.withoutSockets + """
        name = ctypes.c_char_p(b"nowhere.example")
        errors = ctypes.c_void_p(None)
        if "\(call)".startswith("ruserok"):
            libc.\(call)(name, 0, b"root", b"root", 2)
        else:
            libc.\(call)(ctypes.byref(name), 512, b"root", b"root", b"true", errors, 2)
        print("done")
        """,
      files: ["HOSTS": Self.hosts], environment: ["BACKLOT_QUIET": "1"])

    #expect(answers.hasSuffix("done\n"))
  }

  @Test("may be asked of libc where that is allowed, when no file has them")
  func allowed() throws {
    let answers = try answers(
      to: Self.ask + """
        print(addresses("localhost", socket.AF_INET)[0], ask(socket.gethostbyname, "localhost"))
        print(addresses("db", socket.AF_INET), addresses("six.example", socket.AF_INET))
        """,
      files: ["HOSTS": Self.hosts], environment: ["BACKLOT_ALLOW_DNS": "1"])

    #expect(
      answers == """
        127.0.0.1 127.0.0.1
        ['10.0.0.5'] ('gaierror', \(EAI_NONAME))

        """)
  }

  @Test("come from the first file that has the name, whichever its families")
  func severalFiles() throws {
    try withFolder { folder in
      try write("10.0.0.5 db\n", to: "\(folder)/one")
      try write("10.0.0.6 db\nfd00::6 db\n10.0.0.7 web\n", to: "\(folder)/two")
      let answers = try answers(
        to: Self.ask + """
          print(addresses("db"), addresses("db", socket.AF_INET6), addresses("web"))
          print(ask(socket.gethostbyname_ex, "db")[2], ask(socket.gethostbyaddr, "10.0.0.6")[0])
          """,
        environment: ["BACKLOT_HOSTS_FILES": "\(folder)/one:\(folder)/two"])

      #expect(
        answers == """
          ['10.0.0.5'] ('gaierror', \(EAI_NONAME)) ['10.0.0.7']
          ['10.0.0.5'] db

          """)
    }
  }

  @Test("are those of NSS_WRAPPER_HOSTS, where nothing else is said")
  func wrapper() throws {
    try withFolder { folder in
      try write("10.0.0.5 db\n", to: "\(folder)/hosts")
      let answers = try answers(
        to: Self.ask + "print(addresses('db'), addresses('localhost'))",
        environment: ["NSS_WRAPPER_HOSTS": "\(folder)/hosts", "BACKLOT_QUIET": "1"])

      #expect(answers == "['10.0.0.5'] ('gaierror', \(EAI_NONAME))\n")
    }
  }

  @Test("are libc's to answer where none are given")
  func notGiven() throws {
    let answers = try answers(to: Self.ask + "print(addresses('localhost', socket.AF_INET)[0])")
    #expect(answers == "127.0.0.1\n")
  }

  @Test("have thousands of addresses and names as long as a line, where the file says so")
  func manyAndLong() throws {
    let many = (0..<3000).map {
      "10.1.\($0 / 256).\($0 % 256) \($0 < 300 ? "some many" : "many")\n"
    }
    let long = String(repeating: "long.", count: 13_000)
    let answers = try answers(
      to: Self.ask + """
        print(len(addresses("many")), len(ask(socket.gethostbyname_ex, "some")[2]))
        found = socket.getaddrinfo("short", None, flags=socket.AI_CANONNAME)[0]
        print(len(found[3]), found[4][0])
        """,
      files: ["HOSTS": many.joined() + "10.2.0.1 \(long) short\n"])

    #expect(answers == "3000 300\n65000 10.2.0.1\n")
  }

  @Test("name an asynchronous request that is done at once, and tells so")
  func asynchronous() throws {
    let answers = try answers(
      to: """
        import ctypes, signal
        libc = ctypes.CDLL(None)
        class Request(ctypes.Structure):
            _fields_ = [("name", ctypes.c_char_p), ("service", ctypes.c_char_p),
                        ("hints", ctypes.c_void_p), ("result", ctypes.c_void_p),
                        ("returned", ctypes.c_int), ("unused", ctypes.c_int * 5)]
        class Event(ctypes.Structure):
            _fields_ = [("value", ctypes.c_void_p), ("signal", ctypes.c_int),
                        ("notify", ctypes.c_int), ("rest", ctypes.c_char * 48)]
        signal.signal(signal.SIGUSR1, lambda number, frame: print("told"))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
        requests = [Request(name, b"80") for name in (b"db", b"nowhere")]
        pointers = (ctypes.POINTER(Request) * 2)(*map(ctypes.pointer, requests))
        event = Event(None, signal.SIGUSR1, 0)
        print(libc.getaddrinfo_a(1, pointers, 2, ctypes.byref(event)))
        print([libc.gai_error(ctypes.byref(one)) for one in requests],
              libc.gai_cancel(ctypes.byref(requests[0])),
              [bool(one.result) for one in requests])
        """,
      files: ["HOSTS": Self.hosts], environment: ["BACKLOT_QUIET": "1"])

    #expect(answers.contains("told\n"))
    #expect(answers.contains("[0, \(EAI_NONAME)] -103 [True, False]\n"))
  }

  /// Programs that a lot's host runs try what it can reach first.
  @Test("in a lot come first of the families that a program's host has")
  func reach() async throws {
    let program = Self.ask + "print(addresses('db.example'))"
    let names = Names(hosts: [.init("db.example", "10.0.0.5", "10.0.0.6", "fd00::5")])
    try await Lot.with(names: names) { lot in
      for (hosts, expected) in [
        (["10.0.0.1"], "['10.0.0.5', '10.0.0.6', 'fd00::5']"),
        (["fd00::1"], "['fd00::5', '10.0.0.5', '10.0.0.6']"),
        (["10.0.0.1", "fd00::1"], "['fd00::5', '10.0.0.5', '10.0.0.6']"),
        ([], "['fd00::5', '10.0.0.5', '10.0.0.6']"),
      ] {
        let outcome = try await lot.run("python3", ["-c", program], hosts: hosts)
        #expect(outcome.output == expected + "\n", "on \(hosts)")
      }
    }
  }
}
