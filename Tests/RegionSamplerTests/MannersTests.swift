// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// What a program does while it is sampled, 4,000 times a second.
@Suite("A program that samples itself goes on as before", .serialized, .timeLimit(.minutes(20)))
struct MannersTests {
  /// A way to go on, and what must come of it.
  struct Way: Sendable, CustomTestStringConvertible {
    var name: String
    var says: String
    var status: Int32 = 0
    /// Whether there is a profile in the end.
    var isWhole = true
    var testDescription: String { name }
  }

  private static let trapped: Int32 = 128 + SIGTRAP

  /// With events and with timers.
  static let ways = [
    Way(name: "eight-threads", says: "8 threads\n"),
    Way(name: "short-threads", says: "500 threads\n"),
    Way(name: "signals", says: "signals came\n"),
    Way(name: "jumps", says: "300 jumps\n"),
    Way(name: "breakpoints", says: "201 breakpoints\n"),
    Way(name: "breakpoint-jumps", says: "100 jumps\n"),
    Way(name: "breakpoint-uncaught", says: "", status: trapped, isWhole: false),
    Way(name: "breakpoint-ignored", says: "went on\n", status: trapped, isWhole: false),
    Way(name: "breakpoint-after", says: "", status: trapped),
    Way(name: "takes-trap", says: "1 breakpoints\n"),
    Way(name: "blocks", says: "went on\n"),
    Way(name: "own-profile", says: "its own timer ticked\n"),
    Way(name: "children", says: "91 children\n"),
    Way(name: "loads", says: "402 times\n"),
    Way(name: "little-stacks", says: "went on\n"),
    Way(name: "odd-registers", says: "went on\n"),
    Way(name: "closes-all", says: "0 files were spoiled; open\n"),
    Way(name: "quarrel", says: "several profiles\n"),
    Way(name: "exits", says: "", status: 5),
  ]

  private static let made = Result {
    let program = try SampledProgram("manners")
    try program.addLibrary("library")
    return program
  }

  private let program: SampledProgram

  init() throws { program = try Self.made.get() }

  @Test("and has its profile in the end", arguments: ways, ["events", "timers"])
  func goesOn(way: Way, trigger: String) throws {
    let outcome = try program.run(["profile", way.name, trigger])

    #expect(outcome == .init(said: way.says, status: way.status))
    guard way.isWhole else { return }
    let profile = try program.profile("profile")
    #expect(profile.count("taken") == profile.stacks.count)
  }

  @Test("and no sleeping call of it is interrupted")
  func sleeping() throws {
    #expect(try program.run(["profile", "sleeping"]).said == "0 calls were interrupted\n")
    #expect(try program.profile("profile").stacks.isEmpty == false)
  }

  @Test("and what it took from the profiler, or kept from it, stands in the notes")
  func notes() throws {
    for (way, note) in [
      ("takes-trap-unseen", "took SIGTRAP"), ("blocks", "block SIGTRAP"),
      ("closes-all", "descriptors"),
    ] {
      _ = try program.run(["profile", way])
      let notes = try program.profile("profile").notes
      #expect(notes.contains { $0.contains(note) }, "\(way): \(notes)")
    }
  }

  @Test("and where the kernel has no events for it, timers stand in, which is noted")
  func refused() throws {
    #expect(try program.run(["profile", "refused"]) == .init(said: "went on\n", status: 0))
    let profile = try program.profile("profile")

    #expect(profile.stacks.isEmpty == false)
    #expect(profile.notes.contains { $0.contains("perf_event_open says Operation not permitted") })
  }

  @Test("and a library that it loads and unloads meanwhile is found in the stacks")
  func loads() throws {
    _ = try program.run(["profile", "loads-long"])
    let stacks = try program.profile("profile").stacks

    #expect(stacks.contains { $0.functions.contains("work_of_library") })
  }

  @Test("and a file that may grow no further has what it has, with the rest counted")
  func smallFile() throws {
    let outcome = try program.run(["profile", "small-file"])
    let profile = try program.profile("profile")

    #expect(outcome == .init(said: "48 threads\n", status: 0))
    #expect(profile.count("taken") == profile.stacks.count)
    #expect(profile.count("lost") > 0)
  }

  @Test("and its children are sampled if it wishes, each into a file of its own")
  func followed() throws {
    #expect(try program.run(["profile", "followed"]).said == "2 children\n")
    let files = try program.files("profile").filter { $0.wholeMatch(of: /profile\.\d+/) != nil }

    try #require(files.count == 2)
    for file in files + ["profile"] { #expect(try program.profile(file).stacks.isEmpty == false) }
  }

  @Test("and so does the program that it becomes")
  func executes() throws {
    #expect(try program.run(["profile", "executes"]) == .init(said: "", status: 0))
  }

  @Test("and what cannot be is refused in a sentence")
  func misuse() throws {
    let expected = """
      -22 no profile is being taken; start one first
      -114 a profile is being taken already; stop it first
      -22 no profile is being taken; start one first
      -22 the profile needs the name of a file
      -21 cannot write the profile to /: Is a directory; name another file
      -22 the profile's frequency is at most 20000 samples a second

      """
    #expect(try program.run(["profile", "misuse"]) == .init(said: expected, status: 0))
  }

  @Test("and is sampled from beginning to end if the environment says so")
  func environment() throws {
    let variables = ["BACKLOT_PROFILE=%p.data", "BACKLOT_PROFILE_FREQUENCY=2000"]
    #expect(try program.run(["-", "burns"], variables) == .init(said: "", status: 0))
    let file = try #require(try program.files("").first { $0.hasSuffix(".data") })
    let profile = try program.profile(file)

    #expect(profile.account["frequency"] as? Int == 2000)
    #expect(profile.stacks.isEmpty == false)
  }

  @Test(
    "and an environment that says something else is told what is wrong with it",
    arguments: [
      ("BACKLOT_PROFILE_FREQUENCY=0", "FREQUENCY=0 is not a number of samples"),
      ("BACKLOT_PROFILE_FREQUENCY=99999999999", "is not a number of samples"),
      ("BACKLOT_PROFILE_MEASURES=wall,time", "MEASURES=wall,time is not a list of"),
      ("BACKLOT_PROFILE=/nowhere/file", "cannot write the profile to /nowhere/file: No such file"),
      ("BACKLOT_PROFILE=/dev/null", "cannot write the profile to /dev/null: it is not a regular"),
    ])
  func wrong(variable: String, complaint: String) throws {
    let outcome = try program.run(["-", "burns"], ["BACKLOT_PROFILE=profile", variable])

    #expect(outcome.status == 0)
    #expect(outcome.said.split(separator: "\n").count == 1)
    #expect(outcome.said.hasPrefix("backlot: no profile: "))
    #expect(outcome.said.contains(complaint))
  }
}
