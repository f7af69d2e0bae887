// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("cmocka's variables", .timeLimit(.minutes(20)))
struct CmockaTests {
  @Test(
    "choose the output",
    arguments: [
      ("TAP", "TAP version 13"), ("tap", "TAP version 13"), ("STDOUT", "passed test 1"),
      ("XML", "</testsuites>"),
    ])
  func output(word: String, text: String) throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try program.run(environment: ["MANY": "2", "CMOCKA_MESSAGE_OUTPUT": word])
    #expect(outcome.output.contains(text), "\(outcome.output)")
    #expect(outcome.status == 0)
  }

  @Test("name a file for each group")
  func files() throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let outcome = try program.run(
      environment: [
        "CMOCKA_MESSAGE_OUTPUT": "XML", "CMOCKA_XML_FILE": program.path("of-%g.xml"),
      ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(program.text("of-outer.xml")?.contains("nested") == true)
    #expect(program.text("of-shared.xml")?.contains("nested") == false)
  }

  @Test("choose tests by patterns for their names")
  func filters() throws {
    let program = try SampleProgram("features")
    defer { program.remove() }
    let outcome = try program.run(
      ["--list"],
      environment: ["CMOCKA_TEST_FILTER": "number*", "CMOCKA_SKIP_FILTER": "*2"])
    #expect(outcome.output == "outer/number 1\n")
  }

  @Test("with a word that is none are refused")
  func unknown() throws {
    let program = try SampleProgram("many")
    defer { program.remove() }
    let outcome = try program.run(environment: ["CMOCKA_MESSAGE_OUTPUT": "PAPER"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is STDOUT, SUBUNIT, TAP or XML, and got PAPER"))
  }
}
