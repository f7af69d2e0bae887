// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotAssertions

@Suite("The source of a call")
struct SourceTextTests {
  /// The call of a function, its `(` at the first one in the text.
  private func arguments(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    let before = bytes.prefix { $0 != UInt8(ascii: "(") }
    let line = before.filter { $0 == UInt8(ascii: "\n") }.count + 1
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    return SourceText.arguments(in: bytes, line: line, column: column)
  }

  @Test(
    "is split into its arguments",
    arguments: [
      ("expectEqual(a, b)", ["a", "b"]),
      ("x\n  expectEqual(\n    a.b(c, d),\n    [1, 2])", ["a.b(c, d)", "[1, 2]"]),
      (#"expectEqual("a, (b", c)"#, [#""a, (b""#, "c"]),
      (#"expectEqual("a\(f("x", y))b,", c)"#, [#""a\(f("x", y))b,""#, "c"]),
      (##"expectEqual(#"a",\(b"#, c)"##, [##"#"a",\(b"#"##, "c"]),
      (#"expectEqual(""" x, "y", """, c)"#, [#"""" x, "y", """"#, "c"]),
      (#"expectEqual("\"", ")")"#, [#""\"""#, #"")""#]),
      ("expectEqual(a /* , b */, c) // )", ["a", "c"]),
      ("expectEqual(a, // )\n b)", ["a", "b"]),
      ("expectEqual(a.map { $0, 1 }, b)", ["a.map { $0, 1 }", "b"]),
      ("expectEqual(a, b, within: 3)", ["a", "b"]),
      ("requireEqual(a ? b : c, d)", ["a ? b : c", "d"]),
      ("expectEqual(caché, ü)", ["caché", "ü"]),
    ])
  func split(source: String, expected: [String]) {
    #expect(arguments(source) == expected)
  }

  @Test(
    "is left out when it is another one, or none",
    arguments: ["other(a, b)", "expectEqual(a, b", "expectEqual(\"a, b)", "expectEqual"])
  func none(source: String) {
    #expect(arguments(source) == [])
  }

  @Test("is left out where there is no such line")
  func outside() {
    #expect(SourceText.arguments(in: Array("expectEqual(a)".utf8), line: 7, column: 1) == [])
    #expect(SourceText.arguments(in: Array("expectEqual(a)".utf8), line: 1, column: 99) == [])
    let gone = text {
      expectEqual(1, 2, fileID: "M/Gone.swift", filePath: "/nowhere/Gone.swift", line: 3, column: 4)
    }
    #expect(gone == "the value is 1, expected 2")
  }

  @Test("that is long is cut")
  func long() {
    let name = String(repeating: "a", count: 200)
    #expect(arguments("expectEqual(\(name), b)").first?.count == 80)
  }
}
