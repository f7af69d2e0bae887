// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Testing

/// The library of descriptors, preloaded without the command.
@Suite("Descriptors, watched by hand", .timeLimit(.minutes(10)))
struct DescriptorHandMadeTests {
  private static let program = """
    #include <fcntl.h>
    #include <stdio.h>
    #include <unistd.h>
    __attribute__((noinline)) int open_it(void) { return open("/dev/null", O_RDONLY); }
    __attribute__((noinline)) void close_it(int fd) { close(fd); puts("closed"); }
    int main(void) {
      int fd = open_it();
      close_it(fd);
      close_it(fd);
      close(open_it());
      fflush(stdout);
      fputs("going on\\n", stderr);
      return 7;
    }
    """

  /// Runs the program after some shell words, with `$library` in its place; what it says on both
  /// streams, and its status.
  private func run(_ words: String, library: String? = nil) throws -> String {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.program.write(toFile: folder + "/twice.c", atomically: true, encoding: .utf8)
    let script = """
      cd "$folder" && cc -g -O1 -fno-optimize-sibling-calls -o twice twice.c && \(words); echo "exit $?"
      """
    let path = try ShimLibrary.descriptors.path(in: ShimLibrary.foldersBesideProgram)
    return try Outside.run(
      ["sh", "-c", "exec 2>&1; \(script)"],
      environment: ["folder": folder, "library": library ?? path])
  }

  private func temporaryFolder() throws -> String {
    var template = Array("/tmp/by-hand-XXXXXX".utf8CString)
    return String(cString: try #require(mkdtemp(&template)))
  }

  @Test("tell at the program's end, with functions and lines, and leave its output and status")
  func report() throws {
    let said = try run("BACKLOT_FDS=all LD_PRELOAD=$library ./twice")

    #expect(said.hasPrefix("closed\nclosed\ngoing on\n"))
    #expect(said.contains("double-close: descriptor 3 was closed twice"))
    #expect(said.contains("#0 open_it twice.c:4 (twice)"))
    #expect(said.contains("#1 main twice.c:8 (twice)"))
    #expect(said.contains("#1 main twice.c:9 (twice)"))
    #expect(said.hasSuffix("exit 7\n"))
  }

  @Test("tell at once when that is wished")
  func now() throws {
    let said = try run("BACKLOT_FDS=all BACKLOT_FDS_NOW=1 LD_PRELOAD=$library ./twice")
    let told = try #require(said.range(of: "double-close"))
    let end = try #require(said.range(of: "going on"))

    #expect(told.lowerBound < end.lowerBound)
    #expect(said.matches(of: /error: double-close/).count == 1)
  }

  @Test("are looked after for the kinds that are named, and not at all when none is")
  func kinds() throws {
    let quiet = "closed\nclosed\ngoing on\nexit 7\n"

    #expect(try run("LD_PRELOAD=$library ./twice") == quiet)
    #expect(try run("BACKLOT_FDS= LD_PRELOAD=$library ./twice") == quiet)
    #expect(try run("BACKLOT_FDS=fd-leak,bad-fd LD_PRELOAD=$library ./twice") == quiet)
    #expect(try run("BACKLOT_FDS=double-close LD_PRELOAD=$library ./twice") != quiet)
  }

  @Test("go to a log as well, and are silent where that is wished")
  func log() throws {
    let said = try run(
      "BACKLOT_FDS=all BACKLOT_FDS_LOG=log LD_PRELOAD=$library ./twice 2>&-; cat log")

    #expect(said.contains("\"kind\":\"double-close\""))
    #expect(said.contains("\"function\":\"close_it\""))
  }

  @Test("are told in plain lines where the command is not beside the library")
  func plain() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try ShimLibrary.descriptors.path(in: ShimLibrary.foldersBesideProgram)
    try FileManager.default.copyItem(atPath: path, toPath: folder + "/libbacklot_fd.so")
    let said = try run(
      "BACKLOT_FDS=all LD_PRELOAD=$library ./twice", library: folder + "/libbacklot_fd.so")

    #expect(said.contains("backlot: double-close of descriptor 3 in process "))
    #expect(said.contains(/backlot:   again: twice\+0x[0-9a-f]+/))
    #expect(said.hasSuffix("exit 7\n"))
  }

  /// Uses sockets, names, descriptors, threads, vfork and exec, and is right.
  private static let town = """
    import os, pwd, socket, subprocess, threading
    assert pwd.getpwnam("alice").pw_uid == 1001
    server = socket.create_server(("10.0.0.1", 80))
    def answer():
        connection, _ = server.accept()
        connection.sendall(connection.recv(10)); connection.close()
    thread = threading.Thread(target=answer); thread.start()
    client = socket.create_connection(("10.0.0.1", 80))
    client.sendall(b"hello"); assert client.recv(10) == b"hello"
    client.close(); thread.join(); server.close()
    assert subprocess.run(["id", "-u", "alice"], capture_output=True).stdout == b"1001\\n"
    assert os.popen("echo there").read() == "there\\n"
    print("all is well")
    """

  @Test(
    "go together with sockets and names of the test's making, in every order",
    arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func together(order: [Int]) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/lot", withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    try "alice:x:1001:1001::/:/bin/sh\n".write(
      toFile: folder + "/passwd", atomically: true, encoding: .utf8)
    let libraries = try [ShimLibrary.descriptors, .names, .socket].map {
      try $0.path(in: ShimLibrary.foldersBesideProgram)
    }
    let said = try Outside.run(
      ["sh", "-c", "exec /usr/bin/python3 -c \"$0\" 2>&1", Self.town],
      environment: [
        "LD_PRELOAD": order.map { libraries[$0] }.joined(separator: ":"), "BACKLOT_FDS": "all",
        "BACKLOT_LOT": folder + "/lot", "BACKLOT_HOSTS": "10.0.0.1",
        "BACKLOT_PASSWD_FILES": folder + "/passwd",
      ])

    #expect(said.hasPrefix("all is well\n"))
    #expect(!said.contains("error:") && !said.contains("warning:"), "\(said)")
  }
}
