// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

@testable import struct BacklotTesting.Group
@testable import enum BacklotTesting.Isolation
@testable import enum BacklotTesting.Order
@testable import struct BacklotTesting.Plan
@testable import struct BacklotTesting.PlannedTest
@testable import struct BacklotTesting.Shard
@testable import struct BacklotTesting.TestList

@Suite("A plan")
struct PlanTests {
  private static var plan: Plan { Plan(Sample.tests) }
  private static var names: [String] { plan.tests.map(\.path.description) }

  @Test("numbers the tests in the order in which they are written")
  func numbers() {
    #expect(Self.names == ["a", "g/b", "g/h/c", "g/h/d", "s/e", "s/f", "s/x", "t(1)", "t(2)"])
    #expect(Self.plan.tests.map(\.index) == Array(0..<9))
    #expect(Self.plan.doubles == nil)
  }

  @Test("hands the traits of a group on to its tests")
  func traits() {
    #expect(Self.plan.tests[2].settings.tags == ["outer", "inner"])
    #expect(Self.plan.tests[0].settings.tags == [])
  }

  @Test("with two tests of one name is refused")
  func doubles() {
    let sentence = Plan(Sample.doubles).doubles
    #expect(sentence?.contains("two tests are called g/a") == true)
    #expect(sentence?.contains("give one of them another name") == true)
  }

  @Test("has another mark when the tests are others")
  func mark() {
    #expect(Plan(Sample.tests).mark == Self.plan.mark)
    #expect(Plan(Sample.doubles).mark != Self.plan.mark)
  }

  @Test(
    "is parted into processes",
    arguments: [
      (
        Isolation.test,
        [["a"], ["g/b"], ["g/h/c"], ["g/h/d"], ["s/e", "s/f"], ["s/x"], ["t(1)"], ["t(2)"]]
      ),
      (.group, [["a"], ["g/b", "g/h/c", "g/h/d"], ["s/e", "s/f"], ["s/x"], ["t(1)"], ["t(2)"]]),
      (.none, [["a", "g/b", "g/h/c", "g/h/d", "s/e", "s/f", "t(1)", "t(2)"], ["s/x"]]),
    ])
  func units(isolation: Isolation, names: [[String]]) {
    let units = isolation.units(Self.plan.tests)
    #expect(units.map { $0.map(\.path.description) } == names)
  }

  @Test("in random order keeps groups together, and has the same order for the same seed")
  func shuffled() {
    var orders: Set<[String]> = []
    for seed in 0..<20 as Range<UInt64> {
      let names = Order.shuffled(Self.plan.tests, seed: seed).map(\.path.description)
      #expect(names == Order.shuffled(Self.plan.tests, seed: seed).map(\.path.description))
      #expect(Set(names) == Set(Self.names))
      for prefix in ["g/", "g/h/", "s/"] {
        let places = names.indices.filter { names[$0].hasPrefix(prefix) }
        #expect(places.last! - places.first! == places.count - 1)
      }
      orders.insert(names)
    }
    #expect(orders.count > 10)
  }

  @Test("dealt out to shards has each test in one of them", arguments: 1...12)
  func shards(count: Int) {
    let units = Isolation.test.units(Self.plan.tests)
    for times in [[:], ["a": 5, "g/b": 1, "t(1)": 3]] as [[String: Double]] {
      let parts = (0..<count).map { Shard(index: $0, count: count).part(of: units, times: times) }
      let names = parts.flatMap { $0.flatMap { $0 } }.map(\.path.description)
      #expect(names.sorted() == Self.names.sorted())
    }
  }

  @Test("dealt out by times gives the longest test a shard of its own")
  func balanced() {
    let units = Isolation.test.units(Self.plan.tests)
    var times = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, 1.0) })
    times["g/h/d"] = 100
    let parts = (0..<2).map { Shard(index: $0, count: 2).part(of: units, times: times) }
    let alone = parts.first { $0.count == 1 }
    #expect(alone?[0][0].path.description == "g/h/d")
  }
}
