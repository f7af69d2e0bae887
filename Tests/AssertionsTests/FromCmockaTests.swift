// SPDX-License-Identifier: Apache-2.0
import BacklotAssertions
import Foundation
import Glibc
import Testing

/// One test for each row of the page FromCmockaAssertions, by its name there. Each sees its assertion
/// hold, and fail.
@Suite("Instead of cmocka's")
struct FromCmockaTests {
  /// Of two bodies, the first reports nothing, and each assertion of the second reports something.
  private func check(
    _ count: Int = 1, sourceLocation: SourceLocation = #_sourceLocation, holds: () -> Void,
    fails: () -> Void
  ) {
    #expect(told(holds) == [], sourceLocation: sourceLocation)
    #expect(told(fails).count == count, sourceLocation: sourceLocation)
  }

  @Test("assert_true")
  func isTrue() {
    check {
      expectTrue(1 < 2)
    } fails: {
      expectTrue(2 < 1)
    }
  }

  @Test("assert_false")
  func isFalse() {
    check {
      expectFalse(2 < 1)
    } fails: {
      expectFalse(1 < 2)
    }
  }

  @Test("assert_int_equal, assert_uint_equal")
  func equal() {
    check(2) {
      expectEqual(-3, -3)
      expectEqual(UInt64.max, .max)
    } fails: {
      expectEqual(-3, 3)
      expectEqual(UInt64.max, 1)
    }
  }

  @Test("assert_int_not_equal, assert_uint_not_equal")
  func notEqual() {
    check(2) {
      expectNotEqual(-3, 3)
      expectNotEqual(UInt64.max, 1)
    } fails: {
      expectNotEqual(-3, -3)
      expectNotEqual(UInt64.max, .max)
    }
  }

  @Test("assert_float_equal, assert_double_equal")
  func near() {
    check(2) {
      expectEqual(Float(0.5), 0.5001, within: 0.001)
      expectEqual(0.1 + 0.2, 0.3, within: 1e-9)
    } fails: {
      expectEqual(Float(0.5), 0.51, within: 0.001)
      expectEqual(0.1 + 0.2, 0.31, within: 1e-9)
    }
  }

  @Test("assert_float_not_equal, assert_double_not_equal")
  func notNear() {
    check(2) {
      expectNotEqual(Float(0.5), 0.51, within: 0.001)
      expectNotEqual(0.5, 0.51, within: 0.001)
    } fails: {
      expectNotEqual(Float(0.5), 0.5001, within: 0.001)
      expectNotEqual(0.5, 0.5001, within: 0.001)
    }
  }

  @Test("assert_string_equal")
  func strings() {
    check(3) {
      expectEqual("ab", "ab")
      expectEqual(cString: strerror(0), "Success")
    } fails: {
      expectEqual("ab", "ac")
      expectEqual(cString: strerror(0), "success")
      expectEqual(cString: nil, "")
    }
  }

  @Test("assert_string_not_equal")
  func notStrings() {
    check(2) {
      expectNotEqual("ab", "ac")
      expectNotEqual(cString: strerror(0), "success")
      expectNotEqual(cString: nil, "")
    } fails: {
      expectNotEqual("ab", "ab")
      expectNotEqual(cString: strerror(0), "Success")
    }
  }

  @Test("assert_memory_equal")
  func memory() {
    let bytes: [UInt8] = [1, 2, 3]
    check {
      expectMemoryEqual(bytes, [1, 2, 4] as [UInt8], count: 2)
    } fails: {
      expectMemoryEqual(bytes, [1, 2, 4] as [UInt8], count: 3)
    }
  }

  @Test("assert_memory_not_equal")
  func notMemory() {
    let bytes: [UInt8] = [1, 2, 3]
    check {
      expectMemoryNotEqual(bytes, [1, 2, 4] as [UInt8], count: 3)
    } fails: {
      expectMemoryNotEqual(bytes, [1, 2, 4] as [UInt8], count: 2)
    }
  }

  private let one = UnsafeRawPointer(bitPattern: 8)
  private let two = UnsafeRawPointer(bitPattern: 16)

  @Test("assert_ptr_equal, assert_ptr_equal_msg")
  func pointers() {
    check(2) {
      expectEqual(one, one, "why")
    } fails: {
      expectEqual(one, two, "why")
      expectEqual(one, nil)
    }
  }

  @Test("assert_ptr_not_equal, assert_ptr_not_equal_msg")
  func notPointers() {
    check {
      expectNotEqual(one, two, "why")
    } fails: {
      expectNotEqual(one, one, "why")
    }
  }

  @Test("assert_null, assert_null_msg")
  func null() {
    check {
      expectNil(UnsafeRawPointer(bitPattern: 0), "why")
    } fails: {
      expectNil(one, "why")
    }
  }

  @Test("assert_non_null, assert_non_null_msg")
  func nonNull() {
    check {
      expectNotNil(one, "why")
    } fails: {
      expectNotNil(UnsafeRawPointer(bitPattern: 0), "why")
    }
  }

  @Test("assert_in_range, assert_int_in_range, assert_uint_in_range")
  func range() {
    check(3) {
      expectIn(-3, -3...3)
      expectIn(UInt64.max, 1...)
      expectIn(3, ..<4)
    } fails: {
      expectIn(-4, -3...3)
      expectIn(UInt64.min, 1...)
      expectIn(4, ..<4)
    }
  }

  @Test("assert_not_in_range, assert_int_not_in_range, assert_uint_not_in_range")
  func notRange() {
    check(2) {
      expectNotIn(4, -3...3)
      expectNotIn(UInt64.min, 1...)
    } fails: {
      expectNotIn(3, -3...3)
      expectNotIn(UInt64.max, 1...)
    }
  }

  @Test("assert_float_in_range")
  func nearRange() {
    check {
      expectIn(2.0005, 1...2, within: 0.001)
    } fails: {
      expectIn(2.002, 1...2, within: 0.001)
    }
  }

  @Test("assert_float_not_in_range")
  func notNearRange() {
    check {
      expectNotIn(2.002, 1...2, within: 0.001)
    } fails: {
      expectNotIn(2.0005, 1...2, within: 0.001)
    }
  }

  @Test("assert_in_set, assert_int_in_set, assert_uint_in_set")
  func set() {
    check(2) {
      expectIn(-1, [-1, 2])
      expectIn(UInt8(2), Set<UInt8>([1, 2]))
    } fails: {
      expectIn(3, [-1, 2])
      expectIn(UInt8(3), Set<UInt8>([1, 2]))
    }
  }

  @Test("assert_not_in_set, assert_int_not_in_set, assert_uint_not_in_set")
  func notSet() {
    check(2) {
      expectNotIn(3, [-1, 2])
      expectNotIn(UInt8(3), Set<UInt8>([1, 2]))
    } fails: {
      expectNotIn(2, [-1, 2])
      expectNotIn(UInt8(2), Set<UInt8>([1, 2]))
    }
  }

  @Test("assert_float_in_set")
  func nearSet() {
    check {
      expectIn(0.5001, [0.5, 1], within: 0.001)
    } fails: {
      expectIn(0.51, [0.5, 1], within: 0.001)
    }
  }

  @Test("assert_float_not_in_set")
  func notNearSet() {
    check {
      expectNotIn(0.51, [0.5, 1], within: 0.001)
    } fails: {
      expectNotIn(0.5001, [0.5, 1], within: 0.001)
    }
  }

  @Test("assert_return_code")
  func returnCode() {
    check(5) {
      expectSucceeds(close(dup(0)))
      expectFails(close(-1), errno: EBADF)
      expectSucceeds(errorNumber: 0)
    } fails: {
      expectSucceeds(close(-1))
      expectSucceeds(fopen("/nowhere", "r"))
      expectFails(close(-1), errno: EIO)
      expectFails(dup2(0, 0), errno: EBADF)
      expectSucceeds(errorNumber: EINVAL)
    }
  }

  @Test("fail, fail_msg")
  func fail() {
    shows("this line has been reached\n  broken") { expectUnreached("broken") }
    #expect(told { try? requireUnreached() }.count == 1)
  }

  @Test("expect_assert_failure")
  func assertFailure() {
    check {
      expectExits(with: .signal(SIGABRT)) { abort() }
    } fails: {
      expectExits(with: .signal(SIGABRT)) {}
    }
  }

  /// The names in the first column of the page.
  private func rows() throws -> [String] {
    let file = URL(filePath: #filePath).appending(
      path: "../../../Sources/Assertions/BacklotAssertions.docc/FromCmockaAssertions.md")
    let page = try String(contentsOf: file.standardized, encoding: .utf8)
    return page.matches(of: /(?m)^\| `([^`]+)` \|/).map { String($0.1) }
  }

  /// The names of the tests here.
  private func tests() throws -> [String] {
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    return source.matches(of: /@Test\("([a-z_, ]+)"\)/).map { String($0.1) }
  }

  @Test("words have a test each: 39 assertions, and three more")
  func complete() throws {
    #expect(try Set(rows()) == Set(tests()))
    let words = try rows().flatMap { $0.split(separator: ", ") }
    #expect(Set(words).count == words.count)
    #expect(words.filter { $0.hasPrefix("assert_") }.count == 39)
  }
}
