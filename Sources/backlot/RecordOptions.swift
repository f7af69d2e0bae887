// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// What `backlot perf start` and `run` have in common. The recorder reads the words itself: what
/// stands here is their help, and what is refused early.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: .init(
      "The file to write; an older one becomes FILE.old. (default: perf.data)", valueName: "file"))
  var output: String?

  @Option(
    name: [.customShort("F"), .long],
    help: .init("Samples a second. (default: 1000)", valueName: "rate"))
  var frequency: UInt32?

  @Option(
    name: .shortAndLong,
    help: .init(
      """
      What to count: cpu-clock, task-clock, page-faults, minor-faults, major-faults, \
      context-switches, cpu-migrations, cycles, instructions, cache-references, cache-misses, \
      branches, branch-misses, L1-dcache-load-misses, dTLB-load-misses. (default: cpu-clock)
      """, valueName: "name"))
  var event: String?

  @Option(
    help: .init(
      "How callers are found: unwind, fp (by frame pointers), none. (default: unwind)",
      valueName: "way"))
  var callGraph: String?

  @Option(
    help: .init(
      "How much of a stack is unwound, up to 65528. (default: 8192)", valueName: "bytes"))
  var stackSize: UInt32?

  @Option(help: .init("Only samples inside of this region of the program.", valueName: "name"))
  var region: String?

  @Flag(help: "With what the kernel does for the program.")
  var kernel = false
}
