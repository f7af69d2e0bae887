// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

@Suite("A report in TAP")
struct TAPReaderTests {
  private func read(_ text: String) throws -> [TestEvent] {
    var reader = TAPReader(name: "file")
    let events = try reader.all(Array(text.utf8))
    for length in [1, 5] {
      var other = TAPReader(name: "file")
      #expect(try other.all(Array(text.utf8), by: length) == events)
    }
    return events
  }

  /// One line a result: its path, and what it is.
  private func told(_ text: String) throws -> [String] {
    try read(text).results.map { "\($0.path) \($0.outcome.word)" }
  }

  @Test(
    "has subtests in every style",
    arguments: [
      // Announced at the level around, as Node and TAP 14 do.
      "# Subtest: s\n    ok 1 - a\n    not ok 2 - b\n    1..2\nnot ok 1 - s\n1..1\n",
      // Announced within, as Perl does.
      "    # Subtest: s\n    ok 1 - a\n    not ok 2 - b\n    1..2\nnot ok 1 - s\n1..1\n",
      // Bare.
      "    ok 1 - a\n    not ok 2 - b\n    1..2\nnot ok 1 - s\n1..1\n",
      "    1..2\n    ok 1 a\n    not ok 2 b\nnot ok 1 s\n1..1\n",
      // In braces.
      "not ok 1 - s {\n    ok 1 - a\n    not ok 2 - b\n    1..2\n}\n1..1\n",
      "1..1\nnot ok 1 - s {\n  1..2\n  ok 1 - a\n  not ok 2 - b\n}\n",
      // With a version and comments within.
      "TAP version 14\n1..1\n# Subtest: s\n    TAP version 14\n    # hello\n    ok - a\n    not ok - b\n"
        + "    1..2\nnot ok - s\n",
    ])
  func subtests(text: String) throws {
    #expect(try told(text) == ["s/a passed", "s/b failed"])
    #expect(try read(text).endings == [.complete])
  }

  @Test(
    "loses no subtest that another follows without a line about it",
    arguments: [
      "    not ok 1 - b\n    1..1\n  ok 1 - a\n  1..1\nok 1 - s\n1..1\n",
      "# Subtest: r\n    not ok 1 - b\n    1..1\n# Subtest: s\n    ok 1 - a\n    1..1\nok 1 - s\n1..1\n",
    ])
  func orphans(text: String) throws {
    let results = try told(text)
    #expect(results.count == 2)
    #expect(results.contains { $0.hasSuffix("/b failed") }, "\(results)")
    #expect(results.contains("s/a passed"), "\(results)")
    #expect(try !read(text).isSuccess)
  }

  @Test("is broken by a number that is too large for any plan")
  func largeNumber() throws {
    #expect(try !read("1..1\nok 99999999999999999999999\n").isSuccess)
  }

  @Test("has subtests of subtests", arguments: [0, 4])
  func nested(indent: Int) throws {
    let pad = String(repeating: " ", count: indent)
    let text = """
      \(pad)# Subtest: s
      \(pad)    # Subtest: t
              ok 1 - a
              1..1
          ok 1 - t
          # Subtest: u
              ok 1 - b
              1..1
          ok 2 - u
          ok 3 - c
          1..3
      ok 1 - s
      ok 2 - d
      1..2

      """
    #expect(try told(text) == ["s/t/a passed", "s/u/b passed", "s/c passed", "d passed"])
    #expect(try read(text).endings == [.complete])
  }

  @Test("has tests without a subtest under a comment, as Node writes them")
  func leaves() throws {
    let text = "TAP version 13\n# Subtest: a\nok 1 - a\n# Subtest: b\nnot ok 2 - b\n1..2\n"
    #expect(try told(text) == ["a passed", "b failed"])
  }

  @Test(
    "has a failure where a subtest failed and none of its tests did",
    arguments: [
      "    ok 1 - a\n    1..1\nnot ok 1 - s\n1..1\n", "    ok 1 - a\n    1..2\nok 1 - s\n1..1\n",
      "    1..0\nnot ok 1 - s\n1..1\n",
    ])
  func failedSubtest(text: String) throws {
    #expect(try told(text).last == "s failed")
    #expect(try !read(text).isSuccess)
  }

  @Test("has known failures in a subtest that is to do")
  func knownSubtest() throws {
    let text = "    ok 1 - a\n    not ok 2 - b\n    1..2\nnot ok 1 - s # TODO later\n1..1\n"
    #expect(try told(text) == ["s/a passed", "s/b known later"])
    #expect(try read(text).isSuccess)
  }

  @Test(
    "has directives, numbers and descriptions as they are written",
    arguments: [
      ("ok", " passed"), ("ok 1", " passed"), ("ok 1 a", "a passed"), ("ok a", "a passed"),
      ("ok - a", "a passed"), ("ok 1 - - a", "- a passed"), ("ok 1 - 2 a", "2 a passed"),
      ("ok 1a", "1a passed"), ("not ok 1 a # TODO why", "a known why"),
      ("ok 1 # skip why", " skipped why"), ("ok 1 a #SKIP", "a skipped "),
      ("ok 1 a # Skipped: why", "a skipped : why"), ("ok 1 a \\# SKIP", "a # SKIP passed"),
      ("ok 1 a # b # SKIP c", "a # b skipped c"), ("ok 1 a # TODO b", "a passed"),
      ("not ok 1 a # SKIP b", "a failed"), ("ok 1 - a\\\\b C:\\new", "a\\b C:\\new passed"),
      ("ok 1 - a\r", "a passed"), ("ok\t1\ta", "a passed"),
    ])
  func lines(line: String, result: String) throws {
    #expect(try told(line + "\n1..1\n") == [result])
  }

  @Test(
    "is broken where prove would not take it",
    arguments: [
      "ok 1\n", "1..2\nok 1\n", "1..1\nok 1\nok 2\n", "ok 1\nok 3\n1..2\n", "1..1\n1..1\nok 1\n",
      "ok 1\n1..2\nok 2\n", "1..1\nok 1\nBail out! gone\n", "1..1\nok 1\n  ---\n  a: b\n",
      "1..1\n    ok 1 - a\n", "TAP version 13\n", "1..1\nok 1\n    Bail out!\n",
      "1..1\nok 1\n    1..2\n    ok 1\n", "1..1\nok 2\n",
    ])
  func broken(text: String) throws {
    let events = try read(text)
    #expect(!events.isSuccess)
    #expect(events.endings.count == 1 && events.endings != [.complete])
  }

  @Test("is skipped as a whole by a plan without tests")
  func skippedAll() throws {
    #expect(try told("1..0 # SKIP not on Linux\n") == ["file skipped not on Linux"])
    #expect(try read("1..0 # SKIP not on Linux\n").isSuccess)
    #expect(
      try told("    1..0 # SKIP no\nok 1 - s # skip no\n1..1\n") == ["s skipped no"])
  }

  @Test("has junk, which is passed over")
  func junk() throws {
    let text = """
      Building things
      okay, let us begin
      TAP version 13
        indented words
      ok 1 - a
      not really
      1.. 2
      pragma +strict
      }
      ok 2 - b
      1..2
      trailing words
      """
    #expect(try told(text) == ["a passed", "b passed"])
    #expect(try read(text).isSuccess)
  }

  @Test("has diagnostics as Perl's comments")
  func comments() throws {
    let text = """
      not ok 1 - sums
      #   Failed test 'sums'
      #   at t/sums.t line 12.
      #          got: '3'
      #     expected: '4'
      1..1

      """
    let problem = try #require(try read(text).results.first?.problems.first)
    #expect(problem.message == "Failed test 'sums'")
    #expect(problem.place == SourceLine(file: "t/sums.t", line: 12))
    #expect(problem.details.contains("expected: '4'"))
  }

  @Test("has diagnostics as others write YAML")
  func yaml() throws {
    let text = """
      not ok 1 - a
        ---
        duration_ms: 12.5
        message: 'it''s wrong'
        severity: fail
        at:
          file: a.js
          line: 7
        stack: |-
          one
            two
        found:
        - 1
        - "a: b"
        wanted: [1, 2]
        ...
      1..1

      """
    let result = try #require(try read(text).results.first)
    let problem = try #require(result.problems.first)
    #expect(result.duration == .microseconds(12_500))
    #expect(problem.message == "it's wrong" && problem.place == SourceLine(file: "a.js", line: 7))
    #expect(
      problem.details == "stack: one\n  two\nfound: [1,\"a: b\"]\nwanted: [1, 2]")
  }

  @Test("has diagnostics that are no YAML as they are")
  func noYAML() throws {
    let text = "not ok 1\n  ---\n  a: b: c\n    : [\n  ...\n1..1\n"
    #expect(try read(text).results.first?.problems.first?.details == "  a: b: c\n    : [")
  }
}

extension Outcome {
  fileprivate var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped(let reason): "skipped \(reason)"
    case .known(let reason): "known \(reason)"
    }
  }
}
