// SPDX-License-Identifier: Apache-2.0
import Regions
import Testing

/// Programs that check a behaviour themselves, as it belongs to a process.
@Suite struct RegionsTests {
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      ("histogram.c", "values are told to within 1/32, spreads as they are"),
      ("names.c", "the same name is the same number in all threads; those over 1,022 are (other)"),
      ("macro.c", "a block is left by break, return and goto; what longjmp left open is closed"),
      ("macro.cpp", "exceptions leave a block"),
      ("deep.c", "of 40 nested regions 16 are told apart, and none is left over"),
      ("forked.c", "a forked child has its own board, its parent's regions and no statistics"),
      ("threads.c", "thousands of short threads: each call is counted, with a handful of slots"),
      ("crowd.c", "more threads than slots: all go on, and what is not counted is told"),
      ("silent.c", "slots of threads that ended without a word are used again"),
      ("watched.c", "changes are noted in order, with their times, while somebody watches"),
      ("offered.c", "a child of a watched process notes all from the first, until a ring is full"),
      ("given.c", "a board that who started the program has made is taken by one process"),
      ("limited.c", "where files may not be large, regions work and are not shown"),
      ("handlers.c", "signal handlers may use regions at any time"),
      ("measured.c", "wall and CPU time, faults and switches of calls are what they were"),
      ("forgotten.c", "what was kept is forgotten when something else is measured"),
      ("counters.c", "a thread's counters are a group, and its descriptors are closed"),
    ])
  func program(_ name: String, _ claim: String) throws {
    #expect(try Program(name).run() == "", "\(claim)")
  }
}
