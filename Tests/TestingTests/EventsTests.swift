// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Foundation
import Testing

@Suite("backlot test, of programs of tests", .timeLimit(.minutes(20)))
struct EventsTests {
  /// `3 passed, 1 failed` as numbers.
  private func counts(_ summary: String?) -> [String: Int] {
    let parts = (summary ?? "").split(separator: ", ").map { $0.split(separator: " ") }
    return Dictionary(parts.map { (String($0[1]), Int($0[0]) ?? -1) }) { $0 + $1 }
  }

  private func together(
    _ commands: [String]..., options: [String] = [], in backlot: SampleProgram
  ) throws -> SampleProgram.Outcome {
    let words = commands.map { [SampleProgram.path(of: $0[0])] + $0.dropFirst() }
    return try backlot.run(["test"] + options + ["--"] + words.joined(separator: ["---"]))
  }

  @Test("has all that they tell, and ends as they do")
  func both() throws {
    let backlot = try SampleProgram("backlot")
    defer { backlot.remove() }
    var alone: [String: Int] = [:]
    for name in ["features", "deaths"] {
      let program = try SampleProgram(name)
      defer { program.remove() }
      alone.merge(counts(try program.run().summary)) { $0 + $1 }
    }
    let outcome = try together(
      ["features"], ["deaths"], options: ["--text", "--junit", "a.xml"], in: backlot)
    #expect(counts(outcome.summary) == alone)
    #expect(outcome.status == 1)
    #expect(outcome.tests("broken:") == [])
    let cases = backlot.text("a.xml")?.ranges(of: "<testcase ").count
    #expect(cases == alone.values.reduce(0, +))
    #expect(try together(["features"], in: backlot).status == 0)
  }

  @Test("counts tests once that are printed as well")
  func once() throws {
    let backlot = try SampleProgram("backlot")
    defer { backlot.remove() }
    for report in ["--tap=-", "--subunit=-", "--junit=-"] {
      let outcome = try together(["features", report], in: backlot)
      #expect(outcome.status == 0, "\(outcome.output)")
      let program = try SampleProgram("features")
      defer { program.remove() }
      #expect(outcome.summary == (try program.run().summary))
    }
  }

  @Test("hears of the test that ends a program without isolation")
  func dead() throws {
    let backlot = try SampleProgram("backlot")
    defer { backlot.remove() }
    let outcome = try together(
      [
        "deaths", "--no-isolation", "--filter=errors/is thrown",
        "--filter=tear-down that ends the process", "--filter=passes",
      ], in: backlot)
    #expect(outcome.status == 1)
    #expect(outcome.summary == "0 passed, 2 failed", "\(outcome.output)")
    #expect(outcome.output.contains("the process ended by exit(0) in"), "\(outcome.output)")
  }

  @Test("a file of events has the whole run, and nothing of what the tests start")
  func file() throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let outcome = try program.run(
      environment: [JSONLinesReporter.variable: program.path("events")])
    #expect(outcome.status == 0, "\(outcome.output)")
    var reader = JSONLinesReader()
    var tally = RunTally()
    let text = try #require(program.text("events"))
    for event in try reader.read(Array(text.utf8)) + reader.finish() { tally.count(event) }
    #expect(tally.isSuccess)
    let counts = counts(outcome.summary)
    #expect(counts["passed"] == tally.passed && counts["known"] == tally.known)
  }
}
