// SPDX-License-Identifier: Apache-2.0
import Testing

/// Held against the walk of the compiler's library, frame by frame.
@Suite("A walk", .timeLimit(.minutes(20)))
struct WalkTests {
  /// Programs/places.c: callbacks of libc, odd frames, coroutines, threads, handlers on a small
  /// stack, constructors, children; and a library that comes where another one was.
  @Test(
    "sees every caller, from any place",
    arguments: ["-O2", "-O0", "-fno-omit-frame-pointer", "-fsanitize=address,undefined"])
  func places(flag: String) throws {
    let (library, other) = (
      try Program(library: "library"), try Program(library: "library", "-DROOM=5000")
    )
    let run = try Program("places", flag).run(library.path, other.path)
    #expect(run.output == "enough comparisons, 0 differences\n", "\(run.errors)")
    #expect(run.status == 0)
  }

  /// Programs/interrupted.c: sorting, printing, matching, memory, mathematics, loading, and more.
  @Test(
    "sees through a signal handler whatever it interrupted",
    arguments: ["-O2", "-O0", "-fno-omit-frame-pointer", "-Wl,-z,lazy", "-Wl,-z,now"])
  func interrupted(flag: String) throws {
    let run = try Program("interrupted", flag).run("20000")
    #expect(run.output == "enough comparisons, 0 differences\n", "\(run.errors)")
    #expect(run.status == 0)
  }

  /// Programs/copied.c
  @Test(
    "of a copied stack sees what one in the process saw",
    arguments: ["-O2", "-O0", "-fno-omit-frame-pointer"])
  func copied(flag: String) throws {
    let run = try Program("copied", flag).run("5000")
    #expect(run.output == "0 differences, nearly all whole\n", "\(run.errors)")
    #expect(run.status == 0)
  }

  /// Programs/lying.c
  @Test("by tables that lie or end too early does not fault", arguments: 1...2)
  func lying(seed: Int) throws {
    let run = try Program("lying", "-fno-omit-frame-pointer").run("3000", "\(seed)")
    #expect(run.output == "alive, and right again\n", "\(run.errors)")
    #expect(run.status == 0)
  }

  #if arch(x86_64)
    /// Programs/hostile.c
    @Test("over nonsense ends, and does not fault", arguments: 1...4)
    func hostile(seed: Int) throws {
      let run = try Program("hostile", "-fno-omit-frame-pointer").run("50000", "\(seed)")
      #expect(run.output == "alive\n")
      #expect(run.status == 0)
    }
  #endif

  /// Programs/thrifty.c
  @Test("takes little of its caller's stack")
  func thrifty() throws {
    let run = try Program("thrifty").run()
    #expect(run.output == "warm below 1024, cold below 3072, hard below 3072\n", "\(run.errors)")
  }
}
