// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("backlot report", .timeLimit(.minutes(20)))
struct ReportTests {
  private let folder = try! Folder()

  private func run(_ script: String) async throws -> Tool.Result {
    try await Tool.shell("cd '\(folder.path)'\n" + script)
  }

  private static let passing = "printf '1..1\\nok 1 - a\\n' > a.tap\n"
  private static let failing =
    "echo '<testsuite name=\"s\"><testcase name=\"b\"><failure message=\"no\"/></testcase></testsuite>' > b.xml\n"

  @Test("merges reports of several formats, and prints them for people")
  func merges() async throws {
    let result = try await run(Self.passing + Self.failing + "backlot report a.tap b.xml")
    #expect(result.status == 1, "\(result.errors)")
    #expect(
      result.output == """
        failed s/b
        no

        failed:
          s/b

        2 tests: 1 passed, 1 failed in 0.000 s

        """)
  }

  @Test("ends with 0 for what passed, in every format that it writes")
  func converts() async throws {
    let result = try await run(
      Self.passing
        + """
        backlot report a.tap --tap b --junit c --subunit d --json e > f || exit
        for file in b c d e; do cat $file | backlot report - || exit; done
        grep -q "^1 test: 1 passed" f || exit
        backlot report b c d e
        """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasSuffix("4 tests: 4 passed in 0.000 s\n"))
  }

  @Test("prints one report, and text only where no other is printed")
  func printed() async throws {
    for output in ["-", "/dev/stdout", "f"] {
      let result = try await run(
        Self.passing + "touch f; backlot report a.tap --tap \(output) > f && cat f")
      #expect(result.output.hasPrefix("TAP version 13\n"), "\(output)")
      #expect(!result.output.contains("passed in"), "\(output)")
    }
  }

  @Test("says which version of TAP and which profile of JUnit's XML it writes")
  func options() async throws {
    let result = try await run(
      Self.passing
        + "backlot report a.tap --tap - --tap-version 14; backlot report a.tap --junit - --junit-profile strict"
    )
    #expect(result.output.hasPrefix("TAP version 14\n"))
    #expect(result.output.contains(" tests=\"1\"") && result.output.hasSuffix("</testsuites>\n"))
  }

  @Test("ends with 1 for a report that is cut off")
  func cut() async throws {
    let result = try await run("printf '1..2\\nok 1 - a\\n' > a.tap; backlot report a.tap")
    #expect(result.status == 1)
    #expect(result.output.contains("broken: it has 1 of 2 planned tests\n"))
  }

  @Test(
    "says in one sentence what it cannot read or write, and does the rest",
    arguments: [
      ("backlot report a.tap none --tap out", 66, "cannot read the report none"),
      (
        "echo hello > x; backlot report x a.tap --tap out", 64, "x is no report that is known; name"
      ),
      (": > x; backlot report x a.tap --tap out", 64, "x is empty"),
      (
        "backlot report a.tap --tap out --json /dev/full", 73,
        "/dev/full: No space left on device; make"
      ),
    ])
  func unusable(script: String, status: Int32, sentence: String) async throws {
    let result = try await run(Self.passing + script + "; status=$?; grep 'ok 1' out; exit $status")
    #expect(result.status == status)
    #expect(result.errors.contains(sentence) && result.errors.split(separator: "\n").count == 1)
    #expect(result.output.contains("ok 1 - a\n"))
  }

  @Test("does not overwrite what it reads")
  func same() async throws {
    let result = try await run(
      Self.passing + "backlot report a.tap --tap ./a.tap; echo $?; cat a.tap")
    #expect(result.output == "64\n1..1\nok 1 - a\n")
  }

  @Test("leaves a whole report when it is killed, which is no success")
  func killed() async throws {
    let result = try await run(
      """
      feed() { i=0; while [ $i -lt 4000 ]; do i=$((i + 1)); echo "ok $i - test $i"; done; sleep 300; }
      for delay in 0.1 0.2 0.3 0.4 0.5; do
        rm -f x y; mkfifo p; feed > p & feeder=$!
        "$BACKLOT_TOOL" report p --junit x --json y & tool=$!
        until [ -s x ] && [ -s y ]; do sleep 0.05; done
        sleep $delay; kill -9 $tool; wait $tool 2>/dev/null
        kill $feeder 2>/dev/null; wait $feeder 2>/dev/null; rm p
        xmllint --noout x || exit 9
        backlot report x > /dev/null; echo $?
        backlot report y > /dev/null; echo $?
      done
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == String(repeating: "1\n", count: 10))
  }
}
