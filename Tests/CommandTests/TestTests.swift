// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("backlot test", .timeLimit(.minutes(20)))
struct TestTests {
  private let folder = try! Folder()

  init() throws {
    try write("passes", "echo 1..2; echo ok 1 - a; echo ok 2 - b")
    try write("fails", "echo 1..2; echo ok 1 - a; echo not ok 2 - b; exit 1")
    try write("dies", "echo 1..2; echo ok 1 - a; echo ok 2 - b; kill -SEGV $$")
    try write("plain", "echo said; echo complained >&2; exit ${1:-0}")
    try write("hangs", "touch begun; sleep $1 & sleep $1")
  }

  private func write(_ name: String, _ script: String) throws {
    let path = "\(folder.path)/\(name)"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private func shell(_ script: String) async throws -> Tool.Result {
    try await Tool.shell("cd '\(folder.path)'; " + script)
  }

  @Test(
    "has status 0 only for programs that told all of their tests, which passed",
    arguments: [
      ("./passes", 0), ("./plain", 0), ("./passes --- ./plain", 0), ("./fails", 1), ("./dies", 1),
      ("./plain 3", 1), ("./passes --- ./fails --- ./passes", 1), ("./nothing", 127),
      ("./passes ---", 64), ("", 64), ("sh -c 'echo 1..2; echo ok 1'", 1), ("true", 0),
      ("sh -c 'echo 1..1; echo ok 1; exit 7'", 1),
    ] as [(String, Int32)])
  func status(commands: String, status: Int32) async throws {
    let result = try await shell("backlot test -- \(commands)")
    #expect(result.status == status, "\(result.output)\(result.errors)")
  }

  @Test("shows what a program that failed has printed")
  func output() async throws {
    let result = try await shell("backlot test -- ./plain 3")
    #expect(result.output.contains("it ended with status 3"))
    #expect(result.output.contains("said"))
    #expect(result.output.contains("complained"))
  }

  @Test("stops a program that does not end, with what it started")
  func timeout() async throws {
    let result = try await shell(
      "backlot test --timeout 0.5 -- ./hangs 3141 --- ./passes; echo $?; pgrep -f 'sleep 314[1]'")
    #expect(result.output.contains("it did not end in 0.5 seconds, and was stopped"))
    #expect(result.output.contains("2 passed, 1 failed"))
    #expect(result.output.hasSuffix("\n1\n"), "\(result.output)")
  }

  @Test("has no limit too long to be told", arguments: ["1e19", "1e300", "inf"])
  func longLimit(seconds: String) async throws {
    let result = try await shell("backlot test --timeout \(seconds) -- true")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test("does not wait for what never stops writing")
  func endlessOutput() async throws {
    let result = try await shell(
      """
      backlot test -- sh -c 'yes & sleep 0.2' --- sh -c 'setsid yes & sleep 0.2'; echo $?
      backlot test --timeout 1 -- yes | grep 'did not end in 1 second'
      """)
    #expect(result.output.contains("2 passed"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("and was stopped"))
  }

  @Test("leaves no descriptor open where a program cannot be started for want of some")
  func fewDescriptors() async throws {
    let result = try await shell(
      """
      ulimit -n 16; backlot test --jobs 9 -- ./plain --- ./plain --- ./plain --- sleep 1 --- ./plain
      echo "status $?"
      """)
    #expect(result.output.contains("5 tests: "), "\(result.output)\(result.errors)")
    #expect(result.output.contains("too many open files"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("status 1"))
  }

  @Test("refuses two reports in one file, however it is named")
  func oneFile() async throws {
    let result = try await shell(
      "touch a; ln a b; backlot test --tap a --junit b -- ./passes; echo $?; backlot test --tap c --json c -- true"
    )
    #expect(result.output == "64\n")
    #expect(result.status == 64)
    #expect(result.errors.contains("b has room for one report; name another file"))
  }

  @Test("keeps the tests of a program together, in the order of the command line")
  func order() async throws {
    let result = try await shell(
      "backlot test --jobs 3 --tap - -- sh -c 'sleep 0.3; ./passes' --- ./fails --- ./passes; echo $?"
    )
    let lines = result.output.split(separator: "\n").filter { $0.contains("ok ") }.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(
      lines == [
        "ok 1 - a", "ok 2 - b", "ok 1 - sh", "ok 1 - a", "not ok 2 - b", "not ok 2 - fails",
        "ok 1 - a", "ok 2 - b", "ok 3 - passes",
      ], "\(result.output)")
    #expect(result.output.hasSuffix("1\n"))
  }

  @Test("writes several reports at once")
  func reports() async throws {
    let result = try await shell(
      """
      backlot test --tap t.tap --junit j.xml --subunit s.bin --json e.json -- ./passes --- ./fails
      echo $?; prove -e cat t.tap; echo $?; xmllint --noout j.xml && echo whole
      for file in t.tap j.xml s.bin e.json; do backlot report --tap - $file | grep -c 'ok [0-9]* - [ab]'; done
      """)
    #expect(
      result.output.split(separator: "\n").filter { ["0", "1", "whole", "4"].contains($0) } == [
        "1", "1", "whole", "4", "4", "4", "4",
      ], "\(result.output)\(result.errors)")
  }

  @Test("gives each program a lot of its own where an option asks for one")
  func lots() async throws {
    let server = """
      import socket; s = socket.create_server(("10.1.2.3", 80)); import time; time.sleep(0.5)
      print("1..1"); print("ok 1 - has the port")
      """
    let result = try await shell(
      """
      backlot test --host 10.1.2.3 --jobs 2 -- /usr/bin/python3 -c '\(server)' \
        --- /usr/bin/python3 -c '\(server)'
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("2 passed"))
  }

  @Test("ends its programs and its reports when it is interrupted")
  func interrupted() async throws {
    let result = try await shell(
      """
      "$BACKLOT_TOOL" test --jobs 1 --junit j.xml -- ./hangs 2718 --- ./passes > text & tool=$!
      until [ -e begun ]; do sleep 0.05; done; kill $tool; wait $tool
      echo "status $?"; xmllint --noout j.xml && echo whole; pgrep -f 'sleep 271[8]'
      backlot report j.xml > /dev/null; echo "report $?"
      """)
    #expect(result.output == "status 143\nwhole\nreport 1\n", "\(result.errors)")
  }

  @Test("runs swift test with its event stream, whose events and XCTest's words are one run")
  func swiftTest() async throws {
    try write(
      "swift",
      """
      [ "$1 $2 $4 $5" = "test --event-stream-output-path --event-stream-version 0" ] || exit 9
      echo '\(Self.started)' > "$3"; echo '\(Self.ended)' >> "$3"; exit ${STATUS:-0}
      """)
    let right = try await shell("PATH=.:$PATH backlot test --tap - -- ./swift test --filter x")
    #expect(right.status == 1)
    #expect(right.output.contains("it ran no test"), "\(right.output)")
    let wrong = try await shell("STATUS=1 backlot test -- ./swift test")
    #expect(wrong.output.contains("it ended with status 1, and no test says why"))
  }

  private static let started = event("runStarted")
  private static let ended = event("runEnded")

  private static func event(_ kind: String) -> String {
    #"{"version":0,"kind":"event","payload":{"kind":"\#(kind)","#
      + #""instant":{"absolute":1,"since1970":1},"messages":[]}}"#
  }
}
