// SPDX-License-Identifier: Apache-2.0
import BacklotWorld
import Foundation
import Testing

/// Which of our libraries a program is started with, as `LD_PRELOAD` has them.
struct Loaded: Sendable, CustomTestStringConvertible {
  var libraries: [ShimLibrary]
  var testDescription: String { libraries.map(\.name).joined(separator: ":") }

  static let each = [
    Loaded(libraries: [.names]), Loaded(libraries: [.socket]),
    Loaded(libraries: [.names, .socket]), Loaded(libraries: [.socket, .names]),
  ]

  var entry: String {
    get throws {
      let paths = try libraries.map { try $0.path(in: ShimLibrary.foldersBesideProgram) }
      return "LD_PRELOAD=\(paths.joined(separator: ":"))"
    }
  }
}

/// A way to start a program, in Python, with an environment that is empty.
struct Start: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var script: String

  static let ways = [
    Start(testDescription: "execve", script: "os.execve('/usr/bin/env', ['env'], {})"),
    Start(
      testDescription: "execv", script: "os.environ.clear(); os.execv('/usr/bin/env', ['env'])"),
    Start(
      testDescription: "execvpe", script: "C.execvpe(b'env', argv, ctypes.c_void_p(None))"),
    Start(
      testDescription: "execl",
      script: "os.environ.clear(); C.execl(b'/usr/bin/env', b'env', ctypes.c_void_p(None))"),
    Start(
      testDescription: "fexecve",
      script: "C.fexecve(os.open('/usr/bin/env', 0), argv, ctypes.c_void_p(None))"),
    Start(
      testDescription: "posix_spawn",
      script: "os.waitpid(os.posix_spawn('/usr/bin/env', ['env'], {}), 0)"),
    Start(
      testDescription: "posix_spawnp",
      script: "os.waitpid(os.posix_spawnp('env', ['env'], {}), 0)"),
    Start(
      testDescription: "vfork and execve", script: "subprocess.run(['/usr/bin/env'], env={})"),
    Start(testDescription: "system", script: "os.environ.clear(); os.system('/usr/bin/env')"),
    Start(
      testDescription: "popen",
      script: "os.environ.clear(); C.pclose(ctypes.c_void_p(C.popen(b'/usr/bin/env', b'w')))"),
    Start(
      testDescription: "env -i, twice",
      script: "os.execv('/usr/bin/env', 'env -i env -i env'.split())"),
  ]

  static let before = """
    import ctypes, os, subprocess
    C = ctypes.CDLL(None); C.popen.restype = ctypes.c_void_p
    argv = (ctypes.c_char_p * 2)(b'env', None)
    """
}

@Suite("What a process was given goes on to the next program")
struct OnwardTests {
  private let names = ["BACKLOT_PASSWD_FILES=/n/passwd:/n/more", "NSS_WRAPPER_HOSTNAME=it's me"]

  @Test("whatever environment that is given", arguments: Loaded.each, Start.ways)
  func carried(loaded: Loaded, start: Start) throws {
    let given = try names + [loaded.entry]
    let told = try Outside.run(
      ["env"] + given + ["/usr/bin/python3", "-c", "\(Start.before)\n\(start.script)"])
    let entries = Set(told.split(separator: "\n").map(String.init))
    #expect(Set(given).subtracting(entries) == [])
  }

  @Test("all of it, but for what is true for one program only", arguments: Loaded.each)
  func everyName(loaded: Loaded) throws {
    let wire = URL(filePath: #filePath).appending(path: "../../../Preload/ShimWire/include")
    let header = try String(
      contentsOf: wire.appending(path: "shim_wire.h").standardized, encoding: .utf8)
    let all = header.matches(of: /#define (BACKLOT_\w+) "/).map { String($0.1) }
    #expect(all.count > 15)

    let told = try Outside.run(
      ["env"] + all.map { "\($0)=10.0.0.1" } + [try loaded.entry, "env", "-i", "env"])
    let entries = told.split(separator: "\n").filter { $0.hasSuffix("10.0.0.1") }
    let kept = Set(entries.map { String($0.prefix { $0 != "=" }) })
    #expect(kept == Set(all).subtracting(["BACKLOT_HEIRS", "BACKLOT_DOOR"]))
  }

  @Test("with paths that mean the same in any directory", arguments: Loaded.each)
  func paths(loaded: Loaded) throws {
    let here = FileManager.default.currentDirectoryPath
    let given = [
      "BACKLOT_GROUP_FILES=group:/etc/group::../group", "NSS_WRAPPER_PASSWD=a:b",
      "NSS_WRAPPER_MODULE_SO_PATH=libnss_x.so.2", "BACKLOT_HOSTNAME=name",
    ]
    let expected = [
      "BACKLOT_GROUP_FILES=\(here)/group:/etc/group::\(here)/../group",
      "NSS_WRAPPER_PASSWD=\(here)/a:b", given[2], given[3],
    ]
    let script = "import os; os.chdir('/'); os.execve('/usr/bin/env', ['env'], {})"
    let told = try Outside.run(
      ["env"] + given + [try loaded.entry, "/usr/bin/python3", "-c", script])
    let entries = Set(told.split(separator: "\n").map(String.init))
    #expect(Set(expected).subtracting(entries) == [])

    let own = try Outside.run(["env"] + given + [try loaded.entry, "env"])
    #expect(Set(expected).subtracting(own.split(separator: "\n").map(String.init)) == [])
  }

  @Test(
    "though it can not be found: what the machine has does not take its place",
    arguments: [
      "BACKLOT_PASSWD_FILES=passwd", "NSS_WRAPPER_PASSWD=passwd", "BACKLOT_PASSWD_FILES=:",
    ])
  func nowhere(given: String) throws {
    let known = try withFolder { folder in
      let script = "cd \"$1\" && rmdir \"$1\" && shift && exec \"$@\" 2>/dev/null"
      let preload = try Loaded(libraries: [.names]).entry
      return try Outside.run(
        ["sh", "-c", script, "sh", folder, "env", given, preload, "getent", "passwd", "root"])
    }
    #expect(known == "")
  }

  @Test("when it was nothing, nothing is added", arguments: Loaded.each)
  func nothing(loaded: Loaded) throws {
    let told = try Outside.run([
      "env", "BACKLOT_QUIET=1", try loaded.entry, "env", "-i", "A=1", "env",
    ])
    #expect(told == "A=1\n")
  }
}
