// SPDX-License-Identifier: Apache-2.0
import Testing

#if arch(x86_64)
  @Suite("A Swift async function that a signal interrupts", .timeLimit(.minutes(20)))
  struct AsyncCallersTests {
    /// Programs/Async. Debug and release; with frame pointers, as a package is built; with what Swift
    /// does to them elsewhere; with the runtime in the program.
    @Test(
      "has all those that await it as callers",
      arguments: [
        ["-Onone"], ["-O"], ["-O", "-Xcc", "-fno-omit-frame-pointer"],
        ["-O", "-Xfrontend", "-swift-async-frame-pointer=always"], ["-O", "-static-stdlib"],
      ])
    func callers(flags: [String]) throws {
      let run = try Program(swift: "Async", flags).run()
      #expect(
        run.output == "enough, 0 without all their callers, callers were found\n", "\(run.errors)")
    }
  }
#endif
