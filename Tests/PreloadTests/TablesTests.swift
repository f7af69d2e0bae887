// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation
import Testing

/// Services, protocols and netgroups of the test's making, as Python and ctypes see them.
@Suite("Small tables of the test's making", .timeLimit(.minutes(20)))
struct TablesTests {
  @Test("answer for services by name and by port, and no others")
  func services() throws {
    let answers = try answers(
      to: """
        import socket
        def ask(call, *key):
            try: return call(*key)
            except OSError as e: return "unknown"
        print(ask(socket.getservbyname, "shop"), ask(socket.getservbyname, "till", "udp"),
              ask(socket.getservbyport, 7001), ask(socket.getservbyport, 7001, "udp"),
              ask(socket.getservbyname, "http"), ask(socket.getservbyname, "shop", "sctp"))
        """,
      files: ["SERVICES": "shop 7001/tcp till\ntill 7002/udp\nstall 7001/udp\n"])

    #expect(answers == "7001 7002 shop stall unknown unknown\n")
  }

  @Test("answer for protocols")
  func protocols() throws {
    let answers = try answers(
      to: """
        import socket
        print(socket.getprotobyname("toy"), socket.getprotobyname("TOY"))
        try: socket.getprotobyname("udp")
        except OSError: print("unknown")
        """,
      files: ["PROTOCOLS": "toy 253 TOY\n"])

    #expect(answers == "253 253\nunknown\n")
  }

  @Test("say who is in a netgroup, through netgroups in it, in circles too")
  func netgroups() throws {
    let answers = try answers(
      to: """
        import ctypes
        libc = ctypes.CDLL(None)
        def has(group, *triple): return libc.innetgr(group, *triple)
        print(has(b"all", b"x", b"alice", None), has(b"all", b"DB", b"bob", None),
              has(b"all", b"x", b"Alice", None), has(b"none", None, None, None))
        fields = [ctypes.c_char_p() for _ in range(3)]
        print(libc.setnetgrent(b"all"), libc.setnetgrent(b"none"), libc.setnetgrent(b"all"))
        while libc.getnetgrent(*map(ctypes.byref, fields)): print(*[f.value for f in fields])
        libc.endnetgrent()
        """,
      files: ["NETGROUP": "all people \\\n  (gate,,) hosts\npeople (,alice,) all\nhosts (db,,)\n"])

    #expect(
      answers == """
        1 1 0 0
        1 0 1
        b'gate' None None
        b'db' None None
        None b'alice' None

        """)
  }

  @Test("are each asked alone: what is not given, the machine answers")
  func alone() throws {
    let question = """
      import socket
      print(socket.getprotobyname("tcp"), socket.getservbyname("shop"))
      """

    #expect(try answers(to: question, files: ["SERVICES": "shop 7001/tcp\n"]) == "6 7001\n")
  }

  @Test("may come in several files: the first that has the name answers")
  func several() throws {
    try withFolder { folder in
      try write("shop 1/tcp\nfirst 10/tcp\n", to: folder + "/a")
      try write("shop 2/tcp\nsecond 20/tcp\n", to: folder + "/b")
      let answers = try answers(
        to: """
          import ctypes, socket
          print(*[socket.getservbyname(name) for name in ("shop", "first", "second")])
          class servent(ctypes.Structure): _fields_ = [("name", ctypes.c_char_p)]
          libc = ctypes.CDLL(None); libc.getservent.restype = ctypes.POINTER(servent)
          libc.setservent(0)
          while (entry := libc.getservent()): print(entry.contents.name.decode())
          """,
        environment: ["BACKLOT_SERVICES_FILES": "\(folder)/a:\(folder)/b"])

      #expect(answers == "1 10 20\nshop\nfirst\nshop\nsecond\n")
    }
  }

  @Test("may change: the next question sees it")
  func live() throws {
    let answers = try answers(
      to: """
        import os, socket
        path = os.environ["BACKLOT_SERVICES_FILES"]
        print(socket.getservbyname("shop"), end=" ")
        open(path, "a").write("late 3/tcp\\n")
        print(socket.getservbyname("late"), end=" ")
        open(path + ".new", "w").write("shop 4/tcp\\n"); os.rename(path + ".new", path)
        print(socket.getservbyname("shop"))
        """,
      files: ["SERVICES": "shop 1/tcp\n"])

    #expect(answers == "1 3 4\n")
  }

  @Test("tell of bad lines once, with file and line, and go on")
  func badLines() throws {
    try withFolder { folder in
      try write("# ours\nshop\ntill 7002/tcp\n", to: folder + "/services")
      let said = try answers(
        to: """
          import socket
          print(socket.getservbyname("till"), socket.getservbyname("till"))
          """,
        environment: ["BACKLOT_SERVICES_FILES": folder + "/services"])

      #expect(
        said == """
          backlot: \(folder)/services:2: a service has a name and a port, as in "http 80/tcp"; \
          the line is skipped
          7002 7002

          """)
    }
  }
}
