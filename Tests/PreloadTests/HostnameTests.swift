// SPDX-License-Identifier: Apache-2.0
internal import Foundation
import Testing

@Suite("The name of the host", .timeLimit(.minutes(20)))
struct HostnameTests {
  /// All the ways to ask, and the domain in a small buffer, fortified.
  private static let ask = """
    import ctypes, os, socket
    libc = ctypes.CDLL(None)
    domain = ctypes.create_string_buffer(8)
    libc.__getdomainname_chk(domain, 8, 8)
    fortified = ctypes.create_string_buffer(100)
    libc.__gethostname_chk(fortified, 100, 100)
    print(socket.gethostname(), os.uname().nodename, fortified.value.decode(), domain.raw[:7])
    """

  @Test(
    "is the one that is given, however it is asked",
    arguments: ["BACKLOT_HOSTNAME", "NSS_WRAPPER_HOSTNAME"])
  func given(variable: String) throws {
    #expect(
      try answers(to: Self.ask, environment: [variable: "db.toy.example"])
        == "db.toy.example db.toy.example db.toy.example b'toy.exa'\n")
    #expect(
      try answers(to: Self.ask, environment: [variable: "db"]) == "db db db b'(none)\\x00'\n")
  }

  @Test("is the machine's when none is given")
  func machine() throws {
    let name = try Outside.run(["uname", "-n"]).trimmingCharacters(in: .newlines)

    #expect(try answers(to: Self.ask).hasPrefix("\(name) \(name) \(name) "))
  }

  @Test("does not fit into a buffer without room for its end, and says so")
  func short() throws {
    let answers = try answers(
      to: """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        for size in (9, 8, 3, 0):
            buffer = ctypes.create_string_buffer(b"." * 9, 9)
            print(size, libc.gethostname(buffer, size), ctypes.get_errno(), buffer.raw)
            ctypes.set_errno(0)
        """,
      environment: ["BACKLOT_HOSTNAME": "toy.town"])

    #expect(
      answers == """
        9 0 0 b'toy.town\\x00'
        8 -1 36 b'toy.town.'
        3 -1 36 b'toy......'
        0 -1 36 b'.........'

        """)
  }

  @Test("is cut to the 64 bytes that one can have, which is told")
  func tooLong() throws {
    let long = String(repeating: "abcd", count: 17)
    let name = long.prefix(64)
    let answers = try answers(to: Self.ask, environment: ["BACKLOT_HOSTNAME": long])

    // What stands in front of Python, a shell perhaps, may ask as well.
    #expect(
      Set(answers.split(separator: "\n")) == [
        """
        backlot: the host's name, \(long), is longer than the 64 bytes that one can have; \
        the rest is cut off
        """, "\(name) \(name) \(name) b'(none)\\x00'",
      ])
  }

  @Test("is not set: the machine keeps its own, for root as well")
  func notSet() throws {
    let answers = try answers(
      to: """
        import ctypes, socket
        libc = ctypes.CDLL(None, use_errno=True)
        print(libc.sethostname(b"x", 1), ctypes.get_errno(), flush=True)
        print(libc.setdomainname(b"x", 1), ctypes.get_errno(), socket.gethostname())
        """,
      environment: ["BACKLOT_HOSTNAME": "toy"])

    #expect(
      answers == """
        backlot: sethostname() is refused: the host is called toy, and the machine keeps its name
        -1 1
        backlot: setdomainname() is refused: the host is called toy, and the machine keeps its domain
        -1 1 toy

        """)
  }
}
