// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import BacklotMocking

@Suite("A match")
struct MatchTests {
  private func check<Value>(
    _ match: Match<Value>, accepts good: [Value], refuses bad: [Value], says words: String,
    at place: SourceLocation = #_sourceLocation
  ) {
    for value in good { #expect(match.accepts(value), "\(value)", sourceLocation: place) }
    for value in bad { #expect(!match.accepts(value), "\(value)", sourceLocation: place) }
    #expect(match.description == words, sourceLocation: place)
  }

  @Test("may be a literal")
  func literals() {
    check("a", accepts: ["a"], refuses: ["b", ""], says: "\"a\"")
    check("a\(1)", accepts: ["a1"], refuses: ["a"], says: "\"a1\"")
    check(1, accepts: [UInt8(1)], refuses: [2], says: "1")
    check(-1, accepts: [Int8(-1)], refuses: [1], says: "-1")
    check(1.5, accepts: [1.5], refuses: [1], says: "1.5")
    check(2, accepts: [2.0], refuses: [1], says: "2.0")
    check(true, accepts: [true], refuses: [false], says: "true")
    check([1, 2], accepts: [[1, 2]], refuses: [[2, 1], []], says: "[1, 2]")
    check([1, 2], accepts: [Set([2, 1])], refuses: [[1]], says: "[1, 2]")
    check("x", accepts: [Character("x")], refuses: ["y"], says: "\"x\"")
  }

  @Test("of an optional may be nil, or a literal of what is in it")
  func optionals() {
    check(nil, accepts: [Int?.none], refuses: [1], says: "nil")
    check("a", accepts: [String?.some("a")], refuses: [nil, "b"], says: "\"a\"")
    check(1, accepts: [Int32?.some(1)], refuses: [nil, 2], says: "1")
    check(true, accepts: [Bool?.some(true)], refuses: [nil, false], says: "true")
    check([1], accepts: [[Int]?.some([1])], refuses: [nil, []], says: "[1]")
    check(.notNil(), accepts: [Int?.some(1)], refuses: [nil], says: "not nil")
    check(.some(.in(1...2)), accepts: [Int?.some(1)], refuses: [nil, 3], says: "in 1...2")
  }

  @Test("may be a range, closed, half open or partial")
  func ranges() {
    check(.in(1...3), accepts: [1, 3], refuses: [0, 4], says: "in 1...3")
    check(.in(1..<3), accepts: [1, 2], refuses: [0, 3], says: "in 1..<3")
    check(.in(1...), accepts: [1, Int.max], refuses: [0], says: "in 1...")
    check(.in(..<3), accepts: [Int.min, 2], refuses: [3], says: "in ..<3")
    check(.in("a"..."c"), accepts: ["b"], refuses: ["d"], says: "in a...c")
  }

  @Test("may be put together of others")
  func combinations() {
    check(.any, accepts: [1, 2], refuses: [], says: "any")
    check(.not(1), accepts: [2], refuses: [1], says: "not 1")
    check(.oneOf(1, .in(5...6)), accepts: [1, 5], refuses: [2], says: "one of 1, in 5...6")
    check(.oneOf([1, 2]), accepts: [1, 2], refuses: [3], says: "one of 1, 2")
    check(.all(.in(1...9), .not(5)), accepts: [4], refuses: [5, 10], says: "in 1...9 and not 5")
    check(.that { $0 > 1 }, accepts: [2], refuses: [1], says: "that { … }")
    check(.that("is odd") { $0 % 2 == 1 }, accepts: [3], refuses: [2], says: "that is odd")
    check(.equal(4), accepts: [4], refuses: [5], says: "4")
    check(.contains("b"), accepts: ["abc"], refuses: ["ac"], says: "contains \"b\"")
  }

  @Test("of floating-point numbers may have a tolerance")
  func tolerance() {
    check(
      .approximately(0.3, within: 1e-9), accepts: [0.1 + 0.2], refuses: [0.3001, .nan],
      says: "0.3 ± 1e-09")
  }

  @Test("may ask for the very same object")
  func identity() {
    let owner = Owner()
    check(.identical(to: owner), accepts: [owner], refuses: [Owner()], says: "identical to Owner")
  }

  @Test("looks at the strings that pointers lead to")
  func cStrings() {
    "abc".withCString { abc in
      "abd".withCString { abd in
        check("abc", accepts: [abc], refuses: [abd], says: "\"abc\"")
        check("abc", accepts: [Optional(abc)], refuses: [abd, nil], says: "\"abc\"")
        check(.string(.contains("d")), accepts: [abd], refuses: [abc], says: "contains \"d\"")
        check(nil, accepts: [UnsafePointer<CChar>?.none], refuses: [abc], says: "nil")
      }
    }
  }

  @Test("looks at the memory that pointers lead to")
  func memory() {
    let bytes: [UInt8] = [1, 2, 3]
    bytes.withUnsafeBytes { buffer in
      check(.memory([1, 2, 3]), accepts: [buffer], refuses: [], says: "memory [1, 2, 3]")
      check(.memory([1, 2]), accepts: [], refuses: [buffer], says: "memory [1, 2]")
      let start = buffer.baseAddress!
      check(.memory([1, 2]), accepts: [start], refuses: [start + 1], says: "memory [1, 2]")
    }
    var number = 7
    withUnsafeMutablePointer(to: &number) { pointer in
      check(.pointing(to: 7), accepts: [pointer], refuses: [], says: "pointing to 7")
      check(.pointing(to: 8), accepts: [], refuses: [pointer], says: "pointing to 8")
    }
  }

  @Test("keeps an argument of a call that is admitted, and of no other", .mocks)
  func captures() {
    let device = MockDevice()
    let paths = Captured<String>()
    device.open.expect(.capture(into: paths), 1).returns(1)
    device.open.expect(.capture(into: paths, .not("b")), 2).returns(2)
    #expect(throws: Never.self) {
      _ = try device.open("a", 2)
      _ = try device.open("b", 1)
    }
    #expect(paths.values == ["a", "b"])
    #expect(paths.last == "b")
  }

  @Test("keeps an argument within other matches, too", .mocks)
  func capturesWithin() {
    let device = MockDevice()
    let names = Captured<String>()
    device.label.expect(.some(.capture(into: names))).returns("x")
    device.label.expect(.some(.all(.not("c"), .capture(into: names)))).returns("y")
    #expect(device.label("a") == "x")
    #expect(device.label("b") == "y")
    #expect(names.values == ["a", "b"])
  }
}
