// SPDX-License-Identifier: Apache-2.0
import Backlot
internal import Glibc
import Testing

/// What one machine's loopback cannot be asked, so that no comparison with the kernel covers it.
@Suite("In a lot", .timeLimit(.minutes(20)))
struct LotNetworkTests {
  private func python(
    _ lot: Lot, _ script: String, _ arguments: [String] = [], on hosts: [String] = []
  ) async throws -> LotProcess {
    let program = try await lot.start("python3", ["-c", script] + arguments, hosts: hosts)
    try await program.waitForOutput("ready", timeout: .hanging)
    return program
  }

  private static let listenToGroup = """
    import socket, struct, sys
    group = sys.argv[1]
    six = ":" in group
    s = socket.socket(socket.AF_INET6 if six else socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", 5353))
    if six:
        join = socket.inet_pton(socket.AF_INET6, group) + struct.pack("@I", 0)
        s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, join)
    else:
        join = socket.inet_aton(group) + socket.inet_aton("0.0.0.0")
        s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, join)
    print("ready", flush=True)
    while True:
        text, peer = s.recvfrom(99); print(text.decode(), "from", peer[0], flush=True)
    """

  private static let send = """
    import socket, sys
    s = socket.socket(socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    s.sendto(sys.argv[3].encode(), (sys.argv[1], int(sys.argv[2])))
    """

  @Test(
    "a group is heard by its members on every host, and by nobody else",
    arguments: [
      ("224.0.0.251", "10.0.0.1", "10.0.0.2", "10.0.0.3"),
      ("ff05::fb", "2001:db8::1", "2001:db8::2", "2001:db8::3"),
    ])
  func multicast(group: String, one: String, two: String, sender: String) async throws {
    try await Lot.with { lot in
      let first = try await python(lot, Self.listenToGroup, [group], on: [one])
      let second = try await python(lot, Self.listenToGroup, [group], on: [two])
      let other = group.contains(":") ? "ff05::99" : "224.0.0.99"
      let stranger = try await python(lot, Self.listenToGroup, [other], on: [sender])
      let outcome = try await lot.run(
        "python3", ["-c", Self.send, group, "5353", "hello"], hosts: [sender])
      #expect(outcome.succeeded)
      try await first.waitForOutput("hello from \(sender)", timeout: .hanging)
      try await second.waitForOutput("hello from \(sender)", timeout: .hanging)
      #expect(!stranger.output.contains("hello"))
    }
  }

  private static let listenToAll = """
    import socket
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("", 67)); print("ready", flush=True)
    while True:
        text, peer = s.recvfrom(99); print(text.decode(), "from", peer[0], flush=True)
    """

  @Test("a broadcast reaches every host", arguments: ["255.255.255.255", "10.0.0.255"])
  func broadcast(address: String) async throws {
    try await Lot.with { lot in
      let one = try await python(lot, Self.listenToAll, on: ["10.0.0.1"])
      let two = try await python(lot, Self.listenToAll, on: ["10.0.0.2"])
      _ = try await lot.run(
        "python3", ["-c", Self.send, address, "67", "who?"], hosts: ["10.0.0.3"])
      try await one.waitForOutput("who? from 10.0.0.3", timeout: .hanging)
      try await two.waitForOutput("who? from 10.0.0.3", timeout: .hanging)
    }
  }

  @Test("thousands of datagrams wait for their receiver in order, and more are dropped")
  func deepQueue() async throws {
    let script = """
      import select, socket
      r = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); r.bind(("10.0.0.1", 9))
      w = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      for i in range(100000): w.sendto(b"%d" % i, ("10.0.0.1", 9))
      got = []
      while select.select([r], [], [], 0)[0]: got.append(int(r.recv(99)))
      print(len(got) >= 5000, len(got) < 100000, got == list(range(len(got))))
      """
    try await Lot.with { lot in
      let outcome = try await lot.run("python3", ["-c", script], hosts: ["10.0.0.1"])
      #expect(outcome.output == "True True True\n")
    }
  }

  @Test("a killed server leaves no stale address, and its port is free at once")
  func killed() async throws {
    let serve = """
      import signal, socket
      s = socket.create_server(("10.0.0.1", 25)); u = socket.socket(type=socket.SOCK_DGRAM)
      u.bind(("10.0.0.1", 25)); print("ready", flush=True); signal.pause()
      """
    let connect = """
      import socket
      try: socket.create_connection(("10.0.0.1", 25), 60); print("connected")
      except OSError as error: print(type(error).__name__)
      """
    try await Lot.with { lot in
      for _ in 1...3 {
        let server = try await python(lot, serve, on: ["10.0.0.1"])
        let reached = try await lot.run("python3", ["-c", connect], hosts: ["10.0.0.2"])
        #expect(reached.output == "connected\n")
        server.send(SIGKILL)
        _ = try await server.wait()
        #expect(try lot.sockets().isEmpty)
        let missed = try await lot.run("python3", ["-c", connect], hosts: ["10.0.0.2"])
        #expect(missed.output == "ConnectionRefusedError\n")
      }
    }
  }

  @Test(
    "an address that nobody has answers at once, as the lot was told",
    arguments: [
      (Lot.Absent.unreachable, "Network is unreachable"), (.refused, "Connection refused"),
    ])
  func absent(answer: Lot.Absent, words: String) async throws {
    let connect = """
      import os, socket
      for place in (("192.0.2.7", 80), ("2001:db8:9::7", 80)):
          try: socket.create_connection(place, 20)
          except OSError as error: print(os.strerror(error.errno))
      """
    try await Lot.with(.init(absent: answer, isQuiet: true)) { lot in
      let outcome = try await lot.run("python3", ["-c", connect])
      #expect(outcome.output == "\(words)\n\(words)\n")
    }
  }

  @Test("what is let through is reached, and only that")
  func allowed() async throws {
    let real = try Outside([
      "python3", "-uc",
      """
      import socket
      s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])
      while True: c, _ = s.accept(); c.sendall(b"real"); c.close()
      """,
    ])
    defer { real.end() }
    let port = real.line()
    let ask = """
      import socket, sys
      try: print(socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60).recv(9).decode())
      except OSError as error: print(type(error).__name__)
      """
    try await Lot.with(.init(allow: ["127.0.0.1:\(port)"])) { lot in
      let outcome = try await lot.run("python3", ["-c", ask, port])
      #expect(outcome.output == "real\n")
    }
    try await Lot.with { lot in
      let outcome = try await lot.run("python3", ["-c", ask, port])
      #expect(outcome.output == "ConnectionRefusedError\n")
    }
  }

  @Test("a program that the lot does not reach is told of when a shell in it starts it")
  func unreached() async throws {
    try await Lot.with { lot in
      let told = try await lot.run("sh", ["-c", "/sbin/ldconfig --version >/dev/null; true"])
      #expect(told.errors.contains("ldconfig is statically linked: the lot does not reach it"))
    }
    try await Lot.with(.init(isStrict: true)) { lot in
      let refused = try await lot.run("sh", ["-c", "/sbin/ldconfig --version"])
      #expect(refused.code == 126)
      #expect(refused.errors.contains("a strict lot does not run it"))
    }
  }
}
