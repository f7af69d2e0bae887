import Testing

// SPDX-License-Identifier: Apache-2.0
@testable import struct BacklotTesting.Glob
@testable import enum BacklotTesting.Likeness
@testable import struct BacklotTesting.Selection

@Suite("A pattern")
struct PatternTests {
  @Test(
    "is for a whole name",
    arguments: [
      ("*", "", true), ("*", "a/b", true), ("a*", "ba", false), ("*a", "ba", true),
      ("a?c", "abc", true), ("a?c", "ac", false), ("[a-c]x", "bx", true), ("[a-c]x", "dx", false),
      ("[!a-c]x", "dx", true), ("[]]", "]", true), ("a\\*", "a*", true), ("a\\*", "ab", false),
      ("*a*b", "xaxaxb", true), ("*a*b", "xaxax", false), ("[", "[", true), ("a**b", "ab", true),
    ])
  func whole(pattern: String, text: String, isMatch: Bool) {
    #expect(Glob(pattern).matches(text) == isMatch)
  }

  @Test("takes no longer for names that nearly match")
  func patience() {
    let pattern = String(repeating: "*a", count: 30) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 2000)))
  }

  @Test("without special characters may be anywhere, and any name is its own pattern")
  func words() {
    #expect(Selection.fits("bc", "abcd"))
    #expect(!Selection.fits("b?", "abcd"))
    #expect(Selection.fits("adds[1]", "adds[1]"))
  }

  @Test("of words tells how like they are")
  func likeness() {
    #expect(Likeness.distance("--filter", "--filer") == 1)
    #expect(Likeness.distance("", "abc") == 3)
    #expect(Likeness.distance("tags", "tag") == 1)
  }
}
