// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("A run", .timeLimit(.minutes(20)))
struct RunTests {
  private func many(
    _ count: Int, failing: Int = 0, _ options: [String], _ environment: [String: String] = [:],
    in program: SampleProgram
  ) throws -> SampleProgram.Outcome {
    var environment = environment
    environment["MANY"] = "\(count)"
    environment["FAILING"] = "\(failing)"
    return try program.run(options, environment: environment)
  }

  @Test(
    "of 256 failures has failed",
    arguments: ["--isolation=test", "--isolation=none", "--no-isolation"])
  func failures(option: String) throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try many(256, failing: 256, [option], in: program)
    #expect(outcome.status == 1)
    #expect(outcome.summary == "0 passed, 256 failed")
  }

  @Test("of thousands of tests in one process tells of each")
  func thousands() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    for option in ["--isolation=none", "--no-isolation"] {
      let outcome = try many(10_000, failing: 1, [option], in: program)
      #expect(outcome.summary == "9999 passed, 1 failed")
      #expect(outcome.status == 1)
    }
  }

  @Test("without a test has not passed")
  func nothing() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try many(3, ["--filter=nobody"], in: program)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("none of 3 tests is chosen by the options"))
  }

  @Test(
    "does not begin with what is not understood",
    arguments: [
      (["--filer=x"], "there is no option --filer; did you mean --filter?"),
      (["--nonsense"], "there is no option --nonsense; --help lists them"),
      (["test 1"], "test 1 is no option; to choose tests by name, say --filter test 1"),
      (["--jobs", "0"], "--jobs needs a number from 1 on, and got 0"),
      (["--jobs"], "--jobs needs a N"),
      (["--shard", "4/3"], "--shard needs two numbers such as 1/3"),
      (["--verbose=yes"], "--verbose takes no value"),
      (["--tap-version=12"], "--tap-version is 13 or 14, and got 12"),
      (["--junit-profile=poor"], "--junit-profile is strict or rich, and got poor"),
      (["--isolation=some"], "--isolation is test, group or none, and got some"),
      (
        ["--tap=/nowhere/x.tap"],
        "cannot write the report /nowhere/x.tap: No such file or directory"
      ),
      (["--rerun-failed"], "no test is known to have failed"),
      (["--shuffle=x"], "--shuffle takes a number as its seed, and got x"),
    ] as [([String], String)])
  func usage(options: [String], sentence: String) throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try many(3, options, in: program)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
  }

  @Test("in random order is repeated by its seed, which is told")
  func shuffled() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let order = { (options: [String]) in
      try many(30, options + ["--no-isolation", "-v"], in: program)
    }
    let first = try order(["--shuffle", "7"])
    #expect(first.output.contains("seed 7\n"))
    #expect(try order(["--shuffle=7"]).tests("passed") == first.tests("passed"))
    #expect(try order(["--shuffle=8"]).tests("passed") != first.tests("passed"))
    #expect(Set(first.tests("passed")) == Set(try order([]).tests("passed")))
    #expect(try order(["--shuffle"]).output.contains(/seed [0-9]+\n/))
  }

  @Test("can be one of several, which run each test once")
  func shards() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    var all: [String] = []
    for part in 1...3 {
      all += try many(20, ["--shard=\(part)/3", "-v"], in: program).tests("passed")
    }
    #expect(all.count == 20)
    #expect(Set(all).count == 20)
  }

  @Test("can be repeated, until something fails")
  func repetitions() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    for option in ["--isolation=test", "--isolation=none", "--no-isolation"] {
      let thrice = try many(2, ["--repeat=3", option], in: program)
      #expect(thrice.summary == "6 passed")
      #expect(thrice.status == 0)
      let once = try many(2, failing: 2, ["--repeat=3", "--until-failure", option], in: program)
      #expect(once.status == 1)
      #expect(!once.output.contains("(time 2)"), "\(once.output)")
    }
  }

  @Test("runs what failed last time")
  func rerun() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    #expect(try many(9, failing: 2, [], in: program).status == 1)
    let again = try many(9, failing: 1, ["--rerun-failed", "-v"], in: program)
    #expect(again.tests("failed") == ["test 1"])
    #expect(again.tests("passed") == ["test 2"])
    let last = try many(9, ["--rerun-failed", "-v"], in: program)
    #expect(last.tests("passed") == ["test 1"])
    #expect(
      try many(9, ["--rerun-failed"], in: program).errors.contains("no test failed last time"))
  }

  @Test("that is interrupted says so, ends its tests, and has not passed")
  func interrupted() throws {
    let program = try SampleProgram("deaths")
    defer { program.remove() }
    let process = try program.start(
      ["--filter=hangs/waits for ever", "--timeout=1000", "--tap=result.tap", "--repeat=1000000"])
    while program.text("result.tap")?.contains("not ok") != true { usleep(10_000) }
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + SIGTERM)
    #expect(program.text("result.tap")?.contains("Bail out! interrupted by SIGTERM") == true)
  }

  @Test("writes several reports at once")
  func reports() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try many(
      3, failing: 1, ["--tap=-", "--junit=a.xml", "--json=a.json"], in: program)
    #expect(outcome.output.contains("not ok 1 - test 1") || outcome.output.contains("not ok"))
    #expect(program.text("a.xml")?.contains("</testsuites>") == true)
    #expect(program.text("a.json")?.split(separator: "\n").count ?? 0 >= 4)
  }

  @Test("that cannot write its report has not passed")
  func full() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try many(3, ["--tap=/dev/full"], in: program)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains(
        "cannot write the report /dev/full: No space left on device; make room"))
  }
}
