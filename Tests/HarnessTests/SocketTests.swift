// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

@Suite("The sockets of a lot", .timeLimit(.minutes(20)))
struct SocketTests {
  private func serve(_ lot: Lot, on host: String = "10.0.0.1") async throws -> LotProcess {
    let server = try await lot.start(
      "python3", ["-m", "http.server", "80", "--directory", "/usr/share"], hosts: [host])
    try await lot.wait(for: "\(host):80", timeout: .hanging)
    return server
  }

  @Test("show who listens, with program and number")
  func listener() async throws {
    try await Lot.with { lot in
      let server = try await serve(lot)
      let sockets = try lot.sockets()
      #expect(sockets.map(\.state) == [.listening])
      #expect(sockets[0].transport == .tcp)
      #expect(sockets[0].local == "0.0.0.0:80")
      #expect(sockets[0].host == ["10.0.0.1"])
      #expect(sockets[0].peer == nil)
      #expect(sockets[0].pid == server.pid)
      #expect(sockets[0].program == "python3")
    }
  }

  @Test("show who is connected to whom, from both ends")
  func connection() async throws {
    try await Lot.with { lot in
      let server = try await serve(lot)
      let client = try await lot.start(
        "python3",
        [
          "-c",
          """
          import signal, socket
          s = socket.create_connection(("10.0.0.1", 80))
          print(s.getsockname()[1], flush=True)
          signal.pause()
          """,
        ], hosts: ["10.0.0.2"])
      try await client.waitForOutput("\n", timeout: .hanging)
      let port = client.output.dropLast()
      let connected = try lot.sockets().filter { $0.state == .connected }
      let near = try #require(connected.first { $0.pid == client.pid })
      #expect(near.local == "10.0.0.2:\(port)")
      #expect(near.peer == "10.0.0.1:80")
      let far = try #require(connected.first { $0.pid != client.pid })
      #expect(far.local == "10.0.0.1:80")
      #expect(far.peer == "10.0.0.2:\(port)")
      #expect(far.pid == nil || far.pid == server.pid)
    }
  }

  @Test("show datagram sockets, and what they are connected to")
  func datagrams() async throws {
    try await Lot.with { lot in
      let program = try await lot.start(
        "python3",
        [
          "-c",
          """
          import signal, socket
          a = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); a.bind(("2001:db8::1", 53))
          b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); b.bind(("10.0.0.1", 68))
          b.connect(("10.0.0.9", 67))
          print("up", flush=True)
          signal.pause()
          """,
        ], hosts: ["10.0.0.1", "2001:db8::1", "10.0.0.9"])
      try await program.waitForOutput("up", timeout: .hanging)
      try await lot.wait(for: "[2001:db8::1]:53", protocol: .udp, timeout: .hanging)
      let sockets = try lot.sockets()
      #expect(
        sockets.map { "\($0.transport) \($0.state) \($0.local) \($0.peer ?? "-")" } == [
          "udp bound [2001:db8::1]:53 -", "udp connected 10.0.0.1:68 10.0.0.9:67",
        ])
    }
  }

  @Test("are apart from those of another lot with the same addresses")
  func twoLots() async throws {
    try await Lot.with { one in
      try await Lot.with { two in
        let servers = [try await serve(one), try await serve(two)]
        #expect(try one.sockets().map(\.pid) == [servers[0].pid])
        #expect(try two.sockets().map(\.pid) == [servers[1].pid])
      }
    }
  }

  @Test("are gone with the program, and the address is free at once")
  func gone() async throws {
    try await Lot.with { lot in
      let server = try await serve(lot)
      server.send(9)
      try await server.wait()
      #expect(try lot.sockets() == [])
      _ = try await serve(lot)
    }
  }

  @Test("are reached from another host of the lot")
  func request() async throws {
    try await Lot.with { lot in
      _ = try await serve(lot)
      let page = try await lot.run("curl", ["-sS", "http://10.0.0.1/"], hosts: ["10.0.0.2"])
      #expect(page.succeeded, "\(page.errors)")
      #expect(page.output.contains("Directory listing"))
    }
  }

  @Test("belong to each host's own loopback, which `wait` can be told")
  func loopback() async throws {
    try await Lot.with { lot in
      try await lot.start(
        "python3", ["-m", "http.server", "8000", "--bind", "127.0.0.1"], hosts: ["10.0.0.1"])
      try await lot.wait(for: "127.0.0.1:8000", hosts: ["10.0.0.1"], timeout: .hanging)
      await #expect(throws: LotError.self) {
        try await lot.wait(
          for: "127.0.0.1:8000", hosts: ["10.0.0.2"], timeout: .milliseconds(50))
      }
    }
  }
}
