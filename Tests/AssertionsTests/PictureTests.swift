// SPDX-License-Identifier: Apache-2.0
import BacklotAssertions
import BacklotFindings
import Foundation
import Glibc
import Testing

@Suite("What an assertion tells, when values differ,")
struct PictureTests {
  let names = ["a", "b"]
  let limit = 3

  @Test("is both values, with the source of the expression and of what was expected")
  func sources() {
    shows("names.count is 2, expected 3 (limit)") { expectEqual(names.count, limit) }
    shows("names.count is 2, expected 4") { expectEqual(names.count, 4) }
    shows("the value is 1, expected 2") { expectEqual(1, 2) }
  }

  @Test("has the words of its author")
  func comment() {
    shows("names.isEmpty is false, expected true\n  after the second round") {
      expectTrue(names.isEmpty, "after the second round")
    }
  }

  @Test("of short strings is the strings")
  func strings() {
    let name = "Anne"
    shows(#"name is "Anne", expected "Ann""#) { expectEqual(name, "Ann") }
    shows(#"name + "\t" is "Anne\t", expected "Anne" (name)"#) { expectEqual(name + "\t", name) }
  }

  @Test("of long lines is marked below what differs")
  func marks() {
    let found = "The quick brown fox jumps over the lazy dog and runs away from it"
    let expected = "The quick brown fox jumped over the lazy dog and runs away from it"
    shows(
      """
      found is not as expected (- expected, + found):
        - The quick brown fox jumped over the lazy dog and runs away from it
        + The quick brown fox jumps over the lazy dog and runs away from it
                                  ^
      """
    ) { expectEqual(found, expected) }
  }

  @Test("of very long lines is what is near the change")
  func longLines() {
    let found = String(repeating: "a", count: 5000) + "X" + String(repeating: "b", count: 5000)
    let expected = found.replacing("X", with: "Y")
    let a = String(repeating: "a", count: 40)
    let b = String(repeating: "b", count: 59)
    shows(
      """
      found is not as expected (- expected, + found):
        - …\(a)Y\(b)…
        + …\(a)X\(b)…
           \(String(repeating: " ", count: 40))^
      """
    ) { expectEqual(found, expected) }
  }

  @Test("of texts is the lines that differ, with those around, and what cannot be seen")
  func lines() {
    let found = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine \tx\r\nten\0\n"
    let expected = "one\ntwo\ntree\nfour\nfive\nsix\nseven\neight\nnine  x  \nten\n"
    shows(
      """
      found is not as expected (- expected, + found):
        line 1:
          one
          two
        - tree
        + three
           ^
          four
          five
        line 7:
          seven
          eight
        - nine  x··
        + nine ␉x␍
               ^^^
        - ten
        + ten␀
             ^
         \u{20}
      """
    ) { expectEqual(found, expected) }
  }

  @Test("is as the documents show it")
  func documented() throws {
    let report = "one\ntwo\nthree\nfour"
    let path = "/nowhere"
    let told = text {
      expectEqual(report, "one\ntwo\ntree\nfour")
      expectSucceeds(open(path, O_RDONLY))
    }
    let readme = try page("README.md")
    #expect(readme.contains("```\n\(told)\n```"), "\(told)")
    let picture = told.split(separator: "\n").dropLast().joined(separator: "\n")
    let article = try page("Sources/Assertions/BacklotAssertions.docc/BacklotAssertions.md")
    #expect(article.contains("```\n\(picture)\n```"))
  }

  private func page(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test("of strings that look the same is their scalars")
  func scalars() {
    shows(
      """
      the value is "p\u{430}ypal", expected "paypal"
        - paypal
        + p\u{430}ypal
           ^
          scalars: expected U+0061, found U+0430
      """
    ) { expectEqual("p\u{430}ypal", "paypal") }
    let told = "e\u{301}".withCString { found in
      text { expectEqual(cString: found, "\u{e9}") }
    }
    #expect(told.hasPrefix("the value has other bytes than expected"))
    #expect(told.hasSuffix("scalars: expected U+00E9, found U+0065 U+0301"))
  }

  @Test("of collections is the elements that differ, with those around")
  func collections() {
    let found = Array(0..<100)
    shows(
      """
      found is not as expected (- expected, + found):
        100 elements, expected 99
        [48]:
          48
          49
        - 77
        + 50
          51
          52
        [97]:
          97
          98
        + 99
      """
    ) { expectEqual(found, Array(0..<50) + [77] + Array(51..<99)) }
    shows("the value is [1, 2, 3], expected [1, 3]") { expectEqual([1, 2, 3], [1, 3]) }
  }

  @Test("of dictionaries is the keys that lead to something else")
  func dictionaries() {
    let same = "a key that is long enough for the values to be drawn"
    let found = ["a": 1, "b": 2, "c": 3, same: 4]
    shows(
      """
      found is not as expected (- expected, + found):
        - "b": 3
        + "b": 2
        + "c": 3
        - "d": 3
      """
    ) { expectEqual(found, ["a": 1, "b": 3, "d": 3, same: 4]) }
  }

  @Test("of sets is what is missing, and what is surplus")
  func sets() {
    let found = Set((0..<40).map { "element \($0)" })
    shows(
      """
      found is not as expected (- expected, + found):
        - "element 40"
        + "element 0"
      """
    ) { expectEqual(found, Set((1..<41).map { "element \($0)" })) }
  }

  @Test("of structs is the fields that differ, by their paths", arguments: [false, true])
  func fields(optional: Bool) {
    let found = Person(name: "Ann", tags: (0..<30).map { "t\($0)" })
    var expected = found
    expected.age = 4
    expected.address.street = "Side"
    expected.tags[4] = "?"
    let told =
      optional
      ? text { expectEqual(Optional(found), Optional(expected)) }
      : text { expectEqual(found, expected) }
    let lines = told.split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(
      lines == """
          2 fields are equal
          - age: 4
          + age: 3
          - address.street: "Side"
          + address.street: "Main"
          tags:
            [2]:
              "t2"
              "t3"
            - "?"
            + "t4"
              "t5"
              "t6"
        """)
  }

  @Test("of memory is a dump of both")
  func memory() {
    let found = (0..<40).map { UInt8($0) }
    var expected = found
    expected[20] = 0
    shows(
      """
      found is not as expected (- expected, + found):
        1 byte differs, the first at offset 20 (0x14)
        00000010 - 10 11 12 13 00 15 16 17  18 19 1a 1b 1c 1d 1e 1f  |................|
                 + 10 11 12 13 14 15 16 17  18 19 1a 1b 1c 1d 1e 1f  |................|
                               ^^
      """
    ) { expectEqual(found, expected) }
    let dump = text { expectMemoryEqual("abcd", "abXd", count: 4) }
    #expect(dump.contains("61 62 58 64"))
    #expect(dump.contains("|abcd|"))
  }

  @Test("of numbers is how far off they are")
  func numbers() {
    let sum = 100.0
    shows("sum is 100.0, which is off by 1.0 (0.9901 %), expected 101.0 within 0.5") {
      expectEqual(sum, 101, within: 0.5)
    }
    shows("sum is 100.0, which is near nothing, expected nan within 0.5") {
      expectEqual(sum, .nan, within: 0.5)
    }
  }

  @Test("of calls of C is the error by its name")
  func errors() {
    shows(#"open("/nowhere", O_RDONLY) returned -1: ENOENT: No such file or directory"#) {
      expectSucceeds(open("/nowhere", O_RDONLY))
    }
    shows("the call returned \(EDEADLK): EDEADLK: Resource deadlock avoided") {
      expectSucceeds(errorNumber: EDEADLK)
    }
  }

  @Test("of an expression that throws is the error, at the same place")
  func thrown() throws {
    func measure() throws -> Int { throw Broken(part: 2) }
    let findings = try told { expectEqual(try measure(), 3) }
    #expect(findings.map(\.text) == ["measure() threw Broken(part: 2)"])
    #expect(findings.first?.place.line == #line - 2)
  }
}

struct Broken: Error, Equatable { var part: Int }

struct Person: Equatable {
  struct Address: Equatable {
    var street = "Main"
    var city = "X"
  }
  var name: String
  var age = 3
  var address = Address()
  var tags: [String]
}
