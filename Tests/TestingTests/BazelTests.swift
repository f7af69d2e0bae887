// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("Bazel", .timeLimit(.minutes(20)))
struct BazelTests {
  @Test("has its tests dealt out to shards, and sees that they are")
  func shards() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    var all: [String] = []
    for index in 0..<4 {
      let outcome = try program.run(
        ["-v"],
        environment: [
          "MANY": "10", "TEST_TOTAL_SHARDS": "4", "TEST_SHARD_INDEX": "\(index)",
          "TEST_SHARD_STATUS_FILE": program.path("status-\(index)"),
        ])
      #expect(outcome.status == 0)
      #expect(program.text("status-\(index)") == "")
      all += outcome.tests("passed")
    }
    #expect(all.count == 10)
    #expect(Set(all).count == 10)
  }

  @Test("may have more shards than there are tests")
  func empty() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try program.run(
      environment: ["MANY": "1", "TEST_TOTAL_SHARDS": "2", "TEST_SHARD_INDEX": "1"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("chooses tests, and gets an XML file and what tests leave")
  func protocols() throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let outcome = try program.run(
      ["-v"],
      environment: [
        "TESTBRIDGE_TEST_ONLY": "*a text*", "XML_OUTPUT_FILE": program.path("test.xml"),
        "TEST_UNDECLARED_OUTPUTS_DIR": program.path("outputs"),
        "TEST_TMPDIR": program.path("tmp"), "TEST_PREMATURE_EXIT_FILE": program.path("early"),
      ])
    #expect(outcome.tests("passed") == ["leaves a text"])
    #expect(program.text("test.xml")?.contains("leaves a text") == true)
    let files = FileManager.default.enumerator(atPath: program.path("outputs"))
    #expect(files?.contains { ($0 as? String)?.hasSuffix("notes-of it.txt") == true } == true)
    #expect(program.text("early") == nil)
  }

  @Test("is told of an early end by the file that is left")
  func early() throws {
    let program = try SampleProgram("deaths")
    defer { program.remove() }
    let process = try program.start(
      ["--filter=hangs/waits for ever", "--timeout=1000", "--repeat=1000"],
      environment: ["TEST_PREMATURE_EXIT_FILE": program.path("early")])
    while program.text("early") == nil { usleep(10_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(program.text("early") == "")
  }

  @Test("gives the seed")
  func seed() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try program.run(
      ["--shuffle"], environment: ["MANY": "3", "TEST_RANDOM_SEED": "12"])
    #expect(outcome.output.contains("seed 12\n"))
  }
}
