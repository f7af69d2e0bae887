import Backlot
// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation
import Testing

/// As users of socket_wrapper do it: the library and its variables, without the command.
@Suite("A preload by hand", .timeLimit(.minutes(20)))
struct HandMadePreloadTests {
  private static let server = """
    import socket
    s = socket.create_server(("", 389)); print("ready", flush=True)
    while True:
        c, peer = s.accept(); c.sendall(f"{c.getsockname()[0]} {peer[0]}".encode()); c.close()
    """

  private static let client = """
    import socket, sys
    s = socket.create_connection((sys.argv[1], 389), 60); print(s.recv(99).decode())
    """

  private static let probe = """
    import ctypes, sys
    print(ctypes.CDLL(None).socket_wrapper_enabled() & 1)
    """

  private func wrapped(_ directory: String, _ interface: Int, network: String? = nil) throws
    -> [String]
  {
    ["env", "LD_PRELOAD=\(try library())", "SOCKET_WRAPPER_DIR=\(directory)"]
      + ["SOCKET_WRAPPER_DEFAULT_IFACE=\(interface)"]
      + (network.map { ["SOCKET_WRAPPER_IPV4_NETWORK=\($0)"] } ?? [])
  }

  private func library() throws -> String {
    try ShimLibrary.socket.path(in: ShimLibrary.foldersBesideProgram)
  }

  private func inDirectory(_ body: (String) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: directory) }
    try body(directory.path)
  }

  @Test(
    "gives each interface its address",
    arguments: [(nil, "127.0.0."), ("10.53.57.0", "10.53.57.")])
  func interfaces(network: String?, prefix: String) throws {
    try inDirectory { directory in
      let server = try Outside(
        wrapped(directory, 21, network: network) + ["python3", "-c", Self.server])
      defer { server.end() }
      #expect(server.line() == "ready")
      let answer = try Outside.run(
        wrapped(directory, 22, network: network) + ["python3", "-c", Self.client, prefix + "21"])
      #expect(answer == "\(prefix)21 \(prefix)22\n")
      let bind = """
        import socket
        socket.create_server(("fd00::5357:5f15", 1), family=socket.AF_INET6); print("bound")
        """
      let six = try Outside.run(
        wrapped(directory, 21, network: network) + ["python3", "-c", bind])
      #expect(six == "bound\n")
    }
  }

  /// Reads a capture: what each packet says, its checksums added up.
  private static let dissect = """
    import struct, sys
    b = open(sys.argv[1], "rb").read(); at = 24
    print(struct.unpack("=IHHIIII", b[:24])[0::6])
    def total(x): x += b"\\0" * (len(x) % 2); return sum(struct.unpack(f"!{len(x) // 2}H", x))
    def folded(n):
        while n >> 16: n = (n & 65535) + (n >> 16)
        return n
    while at < len(b):
        size = struct.unpack("=IIII", b[at:at + 16])[2]; p = b[at + 16:at + 16 + size]; at += 16 + size
        good = folded(total(p[:20])) == folded(total(p[12:]) + p[9] + size - 20) == 65535
        print(p[9], p[33] & 31, size - 40, "good" if good else "bad")
    """

  @Test("writes what goes through it as packets, each once")
  func capture() throws {
    try inDirectory { directory in
      let file = directory + "/all.pcap"
      let talk = """
        import socket
        s = socket.create_server(("127.0.0.21", 80)); c = socket.create_connection(("127.0.0.21", 80))
        a, _ = s.accept(); c.sendall(b"x" * 2000); a.recv(2000, socket.MSG_WAITALL); c.close(); a.close()
        """
      _ = try Outside.run(
        wrapped(directory, 21) + [
          "SOCKET_WRAPPER_PCAP_FILE=\(file)", "/usr/bin/python3", "-c", talk,
        ])
      let packets = try Outside.run(["/usr/bin/python3", "-c", Self.dissect, file])
      #expect(
        packets == """
          (2712847316, 101)
          6 2 0 good
          6 18 0 good
          6 16 0 good
          6 24 1460 good
          6 24 540 good
          6 17 0 good
          6 17 0 good

          """)
    }
  }

  @Test("is known to programs that ask for socket_wrapper, by whether it is in force")
  func enabled() throws {
    try inDirectory { directory in
      let answer = try Outside.run(wrapped(directory, 1) + ["python3", "-c", Self.probe])
      #expect(answer == "1\n")
    }
    let idle = ["env", "LD_PRELOAD=\(try library())", "python3", "-c", Self.probe]
    #expect(try Outside.run(idle) == "0\n")
  }

  @Test("of a lot that is not there leaves the program without a network, and says so")
  func missing() throws {
    let attempt = """
      import socket
      try: socket.socket().bind(("127.0.0.1", 1))
      except OSError as error: print(error.errno)
      """
    let command = "LD_PRELOAD=\(try library()) BACKLOT_LOT=/nonexistent/lot python3 -c \"$0\" 2>&1"
    let outcome = try Outside.run(["sh", "-c", command, attempt])
    #expect(outcome.contains("backlot: the lot /nonexistent/lot can't be entered"))
    #expect(outcome.contains("\(ENETDOWN)"))
  }
}
