import Backlot
// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation
import Testing

/// As users of socket_wrapper do it: the library and its variables, without the command.
@Suite("A preload by hand", .timeLimit(.minutes(1)))
struct HandMadePreloadTests {
  private static let server = """
    import socket
    s = socket.create_server(("", 389)); print("ready", flush=True)
    while True:
        c, peer = s.accept(); c.sendall(f"{c.getsockname()[0]} {peer[0]}".encode()); c.close()
    """

  private static let client = """
    import socket, sys
    s = socket.create_connection((sys.argv[1], 389), 5); print(s.recv(99).decode())
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
