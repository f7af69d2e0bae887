// SPDX-License-Identifier: Apache-2.0
import Testing

/// Programs of their own, as a test's own process is linked in one way only.
@Suite("Hooks, however a program is linked,", .timeLimit(.minutes(20)))
struct LinkingTests {
  /// Programs/linked.c
  @Test(
    "see the calls that they are meant for, and leave all as it was",
    arguments: [
      ["-Wl,-z,lazy"], ["-Wl,-z,now"], ["-Wl,-z,relro,-z,now"], ["-Wl,-z,norelro"],
      ["-fno-plt"], ["-fno-pie", "-no-pie"], ["-fno-pie", "-no-pie", "-Wl,-z,now"],
      ["-Wl,--hash-style=sysv"], ["-O3"], ["-fcf-protection"],
    ])
  func linked(flags: [String]) throws {
    let library = try Program(library: "library", flags.filter { !$0.contains("pie") })
    let program = try Program("linked", flags, libraries: [library])
    expectAllRight(try program.run())
  }

  @Test("… under a sanitizer as well", arguments: ["address", "undefined"])
  func sanitized(by sanitizer: String) throws {
    let library = try Program(library: "library")
    let flags = ["-fsanitize=\(sanitizer)"]
    let program = try Program("linked", flags, libraries: [library])
    expectAllRight(try program.run())
    expectAllRight(try Program("busy", flags).run())
  }

  /// Programs/brought.c
  @Test("refuse what a sanitizer has in the program itself")
  func brought() throws {
    let program = try Program("brought", ["-fsanitize=address"], compiler: "clang")
    expectAllRight(try program.run())
  }

  /// Programs/versions.c, Programs/versioned.c
  @Test(
    "go on to the version of a function that each caller was linked to", arguments: [false, true])
  func versions(isBound: Bool) throws {
    let script = try Script("FIRST { };\nSECOND { } FIRST;\n")
    let provider = try Program(
      library: "versions", ["-DPROVIDER", "-Wl,--version-script=\(script.path)"])
    let clients = try [1, 2].map {
      try Program(library: "versions", ["-DSIDE=\($0)"], libraries: [provider])
    }
    let program = try Program("versioned", libraries: clients)
    expectAllRight(isBound ? try program.run("bound") : try program.run())
  }

  /// Programs/loading.c
  @Test(
    "cover libraries that come later, and let them go", arguments: ["-Wl,-z,lazy", "-Wl,-z,now"])
  func loading(flag: String) throws {
    let library = try Program(library: "library", [flag])
    expectAllRight(try Program("loading", [flag]).run(library.path))
  }

  /// Programs/searching.c
  @Test("let the loader look for a library where its caller says")
  func searching() throws {
    let wanted = try Program(library: "library")
    let searcher = try Program(library: "searched", ["-Wl,--enable-new-dtags,-rpath,$ORIGIN"])
    let program = try Program("searching", libraries: [searcher])
    expectAllRight(try program.run(wanted.file))
  }

  /// Programs/sleds.c
  @Test(
    "see functions of the same program, where these have sleds",
    arguments: ["cc", "clang"],
    [
      ["-fpatchable-function-entry=16"], ["-fpatchable-function-entry=16,14"],
      ["-fpatchable-function-entry=40", "-O0"], ["-fpatchable-function-entry=16", "-Os"],
      ["-fpatchable-function-entry=16", "-fcf-protection"],
      ["-fpatchable-function-entry=20,18", "-fcf-protection"],
    ])
  func sleds(compiler: String, flags: [String]) throws {
    expectAllRight(try Program("sleds", flags, compiler: compiler).run())
  }

  @Test(
    "refuse a function of the same program without a sled, or with one that is too short",
    arguments: [[], ["-fpatchable-function-entry=8"], ["-fpatchable-function-entry=10,9"]])
  func noSled(flags: [String]) throws {
    let run = try Program("sleds", flags).run()
    #expect(run.output == "increase is not hooked\n")
    #expect(run.status == 1)
  }

  /// Programs/still.c
  @Test("refuse what a static program calls, except by sleds")
  func still() throws {
    expectAllRight(try Program("still", ["-static"]).run())
    let program = try Program("still", ["-static", "-fpatchable-function-entry=16"])
    expectAllRight(try program.run("sled"))
  }

  /// Programs/busy.c
  @Test("stand threads, signals, children, and handlers that call what they handle")
  func busy() throws { expectAllRight(try Program("busy").run()) }

  /// Programs/jumping.c
  @Test(
    "are left by a jump out of the handler", arguments: [["-O0"], ["-O2", "-D_FORTIFY_SOURCE=2"]])
  func jumping(flags: [String]) throws { expectAllRight(try Program("jumping", flags).run()) }

  /// Programs/unwinding.c
  @Test("are seen through by an unwinder", arguments: ["-O0", "-O2"])
  func unwinding(flag: String) throws { expectAllRight(try Program("unwinding", [flag]).run()) }

  private func expectAllRight(_ run: Program.Run) {
    #expect(run.output == "all is right\n", "\(run.errors)")
    #expect(run.status == 0, "\(run.errors)")
  }
}
