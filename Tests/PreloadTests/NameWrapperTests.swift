// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld
internal import Foundation
import Testing

/// As users of nss_wrapper do it: the library and its variables, without the command, in front of
/// programs of every make and next to other libraries that are preloaded.
@Suite("A name shim that is preloaded by hand", .timeLimit(.minutes(20)))
struct NameWrapperTests {
  private static let everything = """
    Alice is 41001, in crew with bob, and 2 in all
    2 users; error 0, /home/alice
    toy.example toy.example db.example db.example 80
    Name or service not known
    status 0

    """

  @Test(
    "answers a program, however it was built",
    arguments: [
      [], ["-O2", "-D_FORTIFY_SOURCE=2"], ["-O2", "-D_FORTIFY_SOURCE=3"], ["-no-pie", "-fno-pie"],
      ["-Wl,-z,now"], ["-fsanitize=address", "-static-libasan"], ["-fsanitize=undefined"],
    ])
  func builds(flags: [String]) throws {
    try NameProgram.with("everything", flags) { program in
      try program.writeFiles()
      #expect(try program.run() == Self.everything)
    }
  }

  @Test("makes no error that valgrind would find, and loses no memory")
  func valgrind() throws {
    try NameProgram.with("everything", ["-g"]) { program in
      try program.writeFiles()
      let valgrind = ["valgrind", "-q", "--error-exitcode=9", "--leak-check=full"]
      #expect(try program.run(by: valgrind) == Self.everything)
    }
  }

  @Test("lets uid_wrapper take the groups that it finds", arguments: [[nil, uid], [uid, nil]])
  func uidWrapper(libraries: [String?]) throws {
    try NameProgram.with("everything") { program in
      try program.writeFiles()
      let become = """
        import os
        os.initgroups("alice", 41001); os.setresgid(41001, 41001, 41001)
        os.setresuid(41001, 41001, 41001); print(os.getuid(), os.getgid(), os.getgroups())
        """
      let answer = try program.run(
        by: ["/usr/bin/python3", "-c", become], preloading: libraries,
        ["UID_WRAPPER=1", "UID_WRAPPER_ROOT=1"])
      #expect(answer == "41001 41001 [41001, 43000]\nstatus 0\n")
    }
  }

  private static let uid = "libuid_wrapper.so"

  @Test("tells fakeroot's programs who is who")
  func fakeroot() throws {
    try NameProgram.with("everything") { program in
      try program.writeFiles()
      let story = "touch it && chown alice:crew it && stat -c '%U %G %u' it"
      let answer = try program.run(
        by: ["fakeroot", "sh", "-c", "cd \(program.folder) && \(story)"])
      #expect(answer == "alice crew 41001\nstatus 0\n")
    }
  }

  @Test("looks at no file in a program that asks for nobody")
  func bystander() throws {
    try NameProgram.with("everything") { program in
      try program.writeFiles()
      let trace = ["strace", "-f", "-e", "trace=file,desc"]
      let idle = try program.run(by: trace + ["true"])
      #expect(idle.contains("libbacklot_nss.so"), "the trace has what the program opens")
      #expect(!idle.contains(program.folder))
      #expect(try program.run(by: trace).contains("\(program.folder)/passwd"))
    }
  }

  @Test(
    "looks at a file by one call of the kernel for each answer, however its path is written",
    arguments: ["/passwd", "//passwd", "/.//./passwd"])
  func freshness(name: String) throws {
    try NameProgram.with("everything") { program in
      try program.writeFiles()
      let ask = "import pwd\nfor i in range(5000): pwd.getpwnam('alice')"
      let trace = ["strace", "-c", "-e", "trace=fstat,newfstatat,openat"]
      let table = try program.run(
        by: trace + ["/usr/bin/python3", "-S", "-E", "-c", ask],
        ["NSS_WRAPPER_PASSWD=\(program.folder)\(name)"])
      #expect(Self.calls(of: "fstat", in: table) >= 5000)
      #expect(Self.calls(of: "fstat", in: table) < 6000)
      #expect(Self.calls(of: "newfstatat", in: table) < 2000)
      #expect(Self.calls(of: "openat", in: table) < 1000)
    }
  }

  /// How often, by the summary of strace.
  private static func calls(of name: String, in table: String) -> Int {
    let row = table.split(separator: "\n").first { $0.hasSuffix(" \(name)") }
    return row.flatMap { Int($0.split(separator: " ")[3]) } ?? 0
  }
}
