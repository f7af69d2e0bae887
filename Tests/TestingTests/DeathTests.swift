// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("A test that does not come to its end", .timeLimit(.minutes(20)))
struct DeathTests {
  /// Everything that can go wrong, and what is said of it.
  static let deaths: [(test: String, sentence: String, frame: String?)] = [
    ("signals/segmentation fault", "SIGSEGV", "readNull"),
    ("signals/abort", "SIGABRT", "abort"),
    ("signals/fatalError", "Fatal error: it went wrong", "Deaths.swift"),
    ("signals/stack overflow", "SIGSEGV", "more times"),
    ("signals/jump to nowhere", "SIGSEGV", "jumpToNowhere"),
    ("signals/killed from outside", "SIGKILL, sent by somebody", nil),
    ("signals/terminated from outside", "SIGTERM, sent by somebody", nil),
    ("signals/segmentation fault on a thread", "SIGSEGV", "readNull"),
    ("signals/fatalError while waiting", "Fatal error: it went wrong later", "Deaths.swift"),
    ("exits/exit(0)", "it called exit(0) before it was over", "leave"),
    ("exits/_exit(0)", "it called exit(0) before it was over", "Deaths.swift"),
    ("exits/quick_exit(0)", "it called exit(0) before it was over", "Deaths.swift"),
    ("exits/exit_group(0)", "its process ended with status 0", nil),
    ("exits/exit(256)", "it called exit(256) before it was over", "Deaths.swift"),
    ("exits/exit(0) on a thread", "it called exit(0) before it was over", "Deaths.swift"),
    ("exits/exit(0) while waiting", "it called exit(0) before it was over", "Deaths.swift"),
    ("exits/another program", "or became another program", nil),
    ("exits/exit(0) after all descriptors are closed", "it called exit(0)", "Deaths.swift"),
    ("exits/crash at the end of the process", "after the test its process ended by SIGABRT", nil),
    ("descriptors/closes all and fails", "it is seen all the same", nil),
    ("descriptors/writes to all", "it is seen all the same", nil),
    ("hangs/sleeps", "it took longer than 400 ms", "nanosleep"),
    ("hangs/sleeps once", "it took longer than 400 ms", "sleep"),
    ("hangs/pauses", "it took longer than 400 ms", "pause"),
    ("hangs/polls", "it took longer than 400 ms", "poll"),
    ("hangs/comes late", "it took longer than 400 ms", nil),
    ("hangs/spins", "it took longer than 400 ms", "spin"),
    ("hangs/waits for ever", "it took longer than 400 ms", "waits for what the test does"),
    ("hangs/blocks all signals", "it took longer than 400 ms", "block SIGSYS"),
    ("hangs/does not end its process", "after the test its process did not end", nil),
    ("children/whose findings count", "a child found it", nil),
    ("children/that end the test as well", "a child that it made by fork() came out", nil),
    ("errors/is thrown", "it threw: it is broken", nil),
    ("errors/finding", "Deaths.swift:", nil),
    ("errors/finding that ends the test", "Deaths.swift:81: it is over", nil),
    ("errors/finding on a thread", "a thread found it", nil),
    ("errors/finding in a detached task", "a task found it", nil),
    ("errors/mock that is not called", "beep(1) was never called", nil),
    ("errors/many findings", "finding 256", nil),
    ("set-up/fails for all of a group", "the set-up of a broken fixture for the group", nil),
    ("tear-down/fails for the last of a group", "the tear-down of a breaking fixture failed", nil),
    (
      "tear-down that ends the process/fails for the last of a group as well",
      "it called exit(0) before it was over", "Deaths.swift"
    ),
    ("has a set-up that fails", "the set-up of a broken fixture failed: it is broken", nil),
    ("has a tear-down that fails", "the tear-down of a breaking fixture failed", nil),
    ("was expected to fail", "it passed, though it was expected to fail: nobody knows", nil),
    ("was expected to end", "was expected to end by a crash, and did not", nil),
    ("was expected to end in another way", "it called exit(0) before it was over", nil),
    ("leaves a descriptor open", "(/dev/null)", nil),
  ]

  static let harmless = [
    "passes", "passes in time", "children/leaves one that holds the output",
  ]

  @Test(
    "is a failure under its own name, with what it was doing, and the others go on",
    arguments: [
      [], ["--jobs", "1"], ["--fork"], ["--isolation", "group"], ["--isolation", "none"],
    ])
  func isNamed(options: [String]) throws {
    let program = try SampleProgram("deaths")
    defer { program.remove() }
    // What a process does at its very end is no test's matter when there are several in it.
    let own = ["exits/crash at the end of the process", "hangs/does not end its process"]
    let isShared = options.contains("--isolation")
    let outcome = try program.run(
      ["--verbose"] + options + (isShared ? own.map { "--skip=\($0)" } : []))
    for death in Self.deaths where !(isShared && own.contains(death.test)) {
      let story = try #require(outcome.story(of: death.test), "\(death.test)\n\(outcome.output)")
      #expect(story.word == "failed", "\(death.test)")
      #expect(story.text.contains(death.sentence), "\(story.text)")
      if let frame = death.frame { #expect(story.text.contains(frame), "\(story.text)") }
    }
    #expect(Set(outcome.tests("passed")).isSuperset(of: Self.harmless))
    #expect(outcome.status == 1)
    #expect(!outcome.isSignalled)
  }

  @Test("gives no status of 0, whichever it is", arguments: deaths)
  func status(death: (test: String, sentence: String, frame: String?)) throws {
    let program = try SampleProgram("deaths")
    defer { program.remove() }
    let outcome = try program.run("--filter=\(death.test)")
    #expect(outcome.status == 1)
    #expect(outcome.story(of: death.test)?.word == "failed", "\(outcome.output)")
  }

  /// Hangs are for the debugger to look at; the kernel lets nobody see SIGKILL and exit_group().
  static let unguarded = deaths.filter { death in
    !["hangs/", "children/", "descriptors/"].contains { death.test.hasPrefix($0) }
      && ![
        "signals/killed from outside", "signals/terminated from outside", "exits/exit_group(0)",
        "exits/another program", "exits/crash at the end of the process", "was expected to end",
        "was expected to end in another way",
      ].contains(death.test)
  }

  @Test("is told without isolation, too", arguments: unguarded)
  func withoutIsolation(death: (test: String, sentence: String, frame: String?)) throws {
    let program = try SampleProgram("deaths")
    defer { program.remove() }
    let outcome = try program.run(
      "--no-isolation", "--filter=\(death.test)", "--tap=result.tap", "--junit=result.xml")
    #expect(outcome.status != 0)
    if !death.test.hasSuffix("descriptors are closed") {
      #expect(outcome.story(of: death.test)?.word == "failed", "\(outcome.output)")
    }
    let tap = try #require(program.text("result.tap"))
    #expect(tap.contains("not ok"), "\(tap)")
    let xml = try #require(program.text("result.xml"))
    #expect(xml.contains("</testsuites>"), "\(xml)")
    if outcome.output.contains("it called") { #expect(tap.contains("Bail out!"), "\(tap)") }
  }

  @Test(
    "is told once where a report goes to a pipe", arguments: ["--tap=-", "--json=-", "--junit=-"])
  func piped(report: String) throws {
    let program = try SampleProgram("deaths")
    defer { program.remove() }
    let outcome = try program.run(
      "--no-isolation", report, "--filter=errors/is thrown",
      "--filter=tear-down that ends the process")
    #expect(outcome.status == 1)
    for text in ["it threw: it is broken", "it called exit(0) before"] {
      let count = outcome.output.split(separator: "\n").count { line in
        line.contains(text) && !line.hasPrefix("/")
      }
      #expect(count == 1, "\(outcome.output)")
    }
    for text in ["TAP version", "<?xml", "backlot-test-events"] {
      #expect(outcome.output.ranges(of: text).count <= 1, "\(outcome.output)")
    }
  }

  @Test("and its children do not keep the run from ending")
  func children() throws {
    let program = try SampleProgram("deaths")
    defer { program.remove() }
    let outcome = try program.run("--filter=children/leaves one that holds the output")
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
