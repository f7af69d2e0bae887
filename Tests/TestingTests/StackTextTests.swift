import Testing

// SPDX-License-Identifier: Apache-2.0
@testable import enum BacklotTesting.RecordText
@testable import enum BacklotTesting.StackText

@Suite("Texts of a failure")
struct StackTextTests {
  @Test(
    "tell a recursion once",
    arguments: [
      ("a a a b", ["a", "… the same 2 more times", "b"]),
      ("x a b a b a b a b y", ["x", "a", "b", "… the same 3 more times", "y"]),
      ("a b a b", ["a", "b", "a", "b"]), ("", []),
    ])
  func folded(lines: String, folded: [String]) {
    #expect(StackText.folded(lines.split(separator: " ").map(String.init)) == folded)
  }

  @Test("name the body of a test by itself")
  func names() {
    let name =
      "closure #1 () -> () in closure #2 () -> BacklotTesting.TestList in static p.Suite.tests.getter"
    #expect(StackText.plainName(name) == "closure #1 () -> ()")
    #expect(StackText.plainName("p.read() -> Int") == "p.read() -> Int")
  }

  @Test("come back as they were from a record")
  func fields() {
    for fields in [["a"], ["", ""], ["a\nb", "", "ü"]] {
      #expect(RecordText.fields(RecordText.joined(fields)) == fields)
    }
    #expect(RecordText.fields(RecordText.joined(["a\0b", "c"])) == ["a␀b", "c"])
    let long = String(repeating: "x", count: RecordText.mostBytes + 1)
    #expect(RecordText.joined([long]).hasSuffix("… (cut)"))
  }
}
