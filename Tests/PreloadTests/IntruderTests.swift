import Backlot
// SPDX-License-Identifier: Apache-2.0
internal import Foundation
import Testing

/// What a process outside a lot can do with the names that /proc/net/unix shows to everybody.
@Suite("An intruder", .timeLimit(.minutes(20)))
struct IntruderTests {
  /// Connects to each stream name of the lot and sends a datagram to each datagram name.
  private static let burglar = """
    import socket, sys
    for line in open("/proc/net/unix"):
        words = line.split()
        if len(words) < 8 or not words[7].startswith("@backlot/" + sys.argv[1]): continue
        name = "\\0" + words[7][1:]
        if words[4] == "0001":
            s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            s.settimeout(20)
            try:
                s.connect(name); s.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n"); print("stream", s.recv(99))
            except OSError as error: print("stream", type(error).__name__)
        else:
            d = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            d.setblocking(False)
            d.sendto(b"x" * 100, name); print("datagram sent")
    """

  private static let receiver = """
    import socket
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("10.0.0.1", 53)); print("ready", flush=True)
    while True: print(s.recvfrom(200), flush=True)
    """

  /// The part of names that is the lot's, found by a socket that the program holds.
  private static func lotName(of program: LotProcess) async throws -> String {
    let folder = "/proc/\(program.pid)/fd"
    // The kernel may leave a line out while sockets come and go.
    for _ in 1...200 {
      let open = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
      }
      let lines = try kernelText("/proc/net/unix").split(separator: "\n")
      let mine = lines.map { $0.split(separator: " ") }.first { words in
        words.count == 8 && words[7].hasPrefix("@backlot/") && open.contains("socket:[\(words[6])]")
      }
      if let mine { return String(mine[7].split(separator: "/")[1]) }
      try await Task.sleep(for: .milliseconds(25))
    }
    throw Hidden(program: program.program)
  }

  private struct Hidden: Error { let program: String }

  @Test("gets no answer from a server, and no datagram in, as the same user or another")
  func staysOutside() async throws {
    try await Lot.with { lot in
      let server = try await lot.start(
        "python3", ["-m", "http.server", "80", "--directory", "/usr/share/doc"],
        hosts: ["10.0.0.1"])
      let receiver = try await lot.start("python3", ["-c", Self.receiver], hosts: ["10.0.0.1"])
      try await lot.wait(for: "10.0.0.1:80", timeout: .hanging)
      try await receiver.waitForOutput("ready", timeout: .hanging)

      let name = try await Self.lotName(of: server)
      for prefix in Self.users {
        let outcome = try Outside.run(prefix + ["/usr/bin/python3", "-c", Self.burglar, name])
        #expect(outcome.contains("datagram sent"))
        #expect(outcome.contains("stream "))
        #expect(!outcome.contains("HTTP"))
      }
      let friend = """
        import socket
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"hello", ("10.0.0.1", 53))
        """
      _ = try await lot.run("python3", ["-c", friend], hosts: ["10.0.0.2"])
      try await receiver.waitForOutput("hello", timeout: .hanging)
      #expect(!receiver.output.contains("xxx"))
      #expect(!server.errors.contains("GET"))
    }
  }

  /// The same user, and where we may, another one.
  private static var users: [[String]] {
    getuid() == 0 ? [[], ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]] : [[]]
  }

  /// A client that knew the name of a listener which has died, and listens under it itself.
  @Test("that takes over the name of a dead server is not believed")
  func squatter() async throws {
    let squat = """
      import socket, sys
      name = next(w[7] for w in map(str.split, open("/proc/net/unix"))
                  if len(w) > 7 and w[7].startswith("@backlot/" + sys.argv[1]) and w[5] == "01")
      print(name, flush=True)
      s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
      sys.stdin.readline()
      s.bind("\\0" + name[1:]); s.listen(); print("listening", flush=True)
      c, _ = s.accept(); c.sendall(b"false"); sys.stdin.readline()
      """
    try await Lot.with { lot in
      let server = try await lot.start(
        "python3", ["-m", "http.server", "80"], hosts: ["10.0.0.1"])
      try await lot.wait(for: "10.0.0.1:80", timeout: .hanging)
      let name = try await Self.lotName(of: server)
      let squatter = try Outside(["python3", "-c", squat, name])
      defer { squatter.end() }
      #expect(squatter.line().hasPrefix("@backlot/"))
      server.send(SIGKILL)
      _ = try await server.wait()
      squatter.say("now")
      #expect(squatter.line() == "listening")
      let client = try await lot.run(
        "curl", ["--silent", "--max-time", "60", "http://10.0.0.1/"], hosts: ["10.0.0.2"])
      #expect(client.output == "")
      #expect(client.status == .exited(7))
    }
  }
}
