// SPDX-License-Identifier: Apache-2.0
import StackWalk
import Testing

@Suite("A walk that was cut")
struct JoinTests {
  struct Case: CustomTestStringConvertible {
    var walk: [UInt64]
    var chain: [UInt64]
    var expected: [UInt64]
    var testDescription: String
  }

  @Test(
    "goes on with the kernel's frame pointers",
    arguments: [
      Case(
        walk: [1, 2, 3], chain: [1, 2, 3, 4, 5], expected: [1, 2, 3, 4, 5],
        testDescription: "after the last address that both know"),
      Case(
        walk: [1, 2, 3, 4], chain: [1, 3, 5, 6], expected: [1, 2, 3, 4, 5, 6],
        testDescription: "and keeps what they left out"),
      Case(
        walk: [1, 7, 7, 7], chain: [1, 7, 7, 7, 7, 8], expected: [1, 7, 7, 7, 7, 8],
        testDescription: "as deep in a recursion as it was"),
      Case(
        walk: [1, 7, 7, 7], chain: [7, 8], expected: [1, 7, 7, 7, 8],
        testDescription: "though they saw less of a recursion"),
      Case(
        walk: [1, 2], chain: [5, 6], expected: [1, 2],
        testDescription: "unless they have nothing in common"),
      Case(walk: [], chain: [5, 6], expected: [], testDescription: "unless there was no walk"),
      Case(
        walk: [1, 2], chain: [1, 2, 3, 4, 5, 6, 7, 8, 9], expected: [1, 2, 3, 4, 5, 6],
        testDescription: "as far as there is room"),
    ])
  func joins(_ example: Case) {
    let most = 6
    var pcs = example.walk + [UInt64](repeating: 0, count: most - example.walk.count)
    let count = copied_walk_join(
      &pcs, UInt32(example.walk.count), example.chain, UInt32(example.chain.count), UInt32(most))
    #expect(Array(pcs.prefix(Int(count))) == example.expected)
  }
}
