// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Foundation
import Testing

@Suite("A program of tests", .timeLimit(.minutes(20)))
struct FeatureTests {
  @Test(
    "runs sync and async tests, groups, tables, fixtures and what is known to fail",
    arguments: [
      [], ["--fork"], ["--isolation", "group"], ["--isolation", "none"], ["--no-isolation"],
    ])
  func everything(options: [String]) throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let outcome = try program.run(["--verbose"] + options)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.tests("failed") == [])
    #expect(outcome.tests("passed").count > 25)
    #expect(outcome.story(of: "left out/statically")?.text.contains("for a reason") == true)
    #expect(outcome.story(of: "left out/by itself")?.text.contains("for another") == true)
    for test in [
      "to be done", "known to fail", "has a known issue", "has a known issue that waits",
    ] {
      #expect(outcome.story(of: test)?.word == "known", "\(test)")
    }
  }

  @Test(
    "reports its tests in their order, whatever runs at the same time",
    arguments: [["--jobs=4"], ["--jobs=4", "--isolation=none"], ["--no-isolation"], ["--jobs=1"]])
  func order(options: [String]) throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    _ = try program.run(options + ["--json=events"])
    var reader = JSONLinesReader()
    let text = try #require(program.text("events"))
    let tests = try reader.read(Array(text.utf8)).compactMap { event in
      if case .testEnded(let result) = event { result.path.description } else { nil }
    }
    #expect(tests == (try program.run("--list").output.split(separator: "\n").map(String.init)))
  }

  @Test("lists its tests as text and as JSON")
  func list() throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let names = try program.run("--list").output.split(separator: "\n")
    #expect(names.first == "plain")
    #expect(names.contains("outer/inner/nested"))
    let json = try JSONSerialization.jsonObject(
      with: Data(try program.run("--list=json").output.utf8))
    let tests = try #require(json as? [[String: Any]])
    #expect(tests.count == names.count)
    let nested = try #require(tests.first { $0["name"] as? String == "nested" })
    #expect(nested["groups"] as? [String] == ["outer", "inner"])
    #expect(nested["tags"] as? [String] == ["grouped", "slow"])
  }

  @Test(
    "runs the tests that are asked for",
    arguments: [
      (["--filter", "inner"], ["outer/inner/nested"]),
      (["--filter", "*nested"], ["outer/inner/nested"]),
      (["--filter", "outer/n*"], ["outer/number 1", "outer/number 2"]),
      (["--tag", "slow"], ["outer/inner/nested"]),
      (["--tag=grouped", "--skip=number", "--skip-tag=slow"], ["outer/beside", "outer/if"]),
      (["--filter=adds", "--skip=adds(2*"], ["adds(1, 1, 2)"]),
    ] as [([String], [String])])
  func selection(options: [String], tests: [String]) throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let outcome = try program.run(options + ["--list"])
    #expect(outcome.output.split(separator: "\n").map(String.init) == tests)
    #expect(try program.run(options).status == 0)
  }

  @Test("removes the folder of a test that passed, and keeps it when asked to")
  func folders() throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    func folders() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
        .filter { $0.hasPrefix("features-") }
    }
    _ = try program.run("--filter=has a folder")
    #expect(try folders() == [])
    _ = try program.run("--filter=has a folder", "--keep")
    #expect(try folders().count == 1)
  }

  @Test("keeps what a test attaches")
  func attachments() throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let outcome = try program.run("--filter=leaves a text", "--attachments=kept")
    #expect(outcome.status == 0)
    let files = FileManager.default.enumerator(atPath: program.path("kept"))
    let all = files?.compactMap { $0 as? String } ?? []
    let file = try #require(all.first { $0.hasSuffix("notes-of it.txt") })
    #expect(program.text("kept/" + file) == "as it was")
  }

  @Test("runs the example")
  func example() throws {
    let program = try SampleProgram("ringTests")
    defer { program.remove() }
    let outcome = try program.run("--verbose")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.story(of: "a ring/grows")?.word == "known")
  }
}
