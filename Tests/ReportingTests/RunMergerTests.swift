// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Testing

@Suite("Runs that become one")
struct RunMergerTests {
  private func merged(_ runs: [[TestEvent]]) -> [TestEvent] {
    var merger = RunMerger(runs.indices.map { "run \($0)" })
    var events: [TestEvent] = []
    for (index, run) in runs.enumerated() {
      for event in run { events += merger.merge(event, from: index) }
    }
    return events + merger.end()
  }

  private let passed = TestResult(TestPath([], "a"), .passed)
  private let grouped = TestResult(TestPath(["g"], "a"), .passed)

  @Test("keep their groups, and have their names for groups where there are none")
  func groups() {
    let events = merged([Sample.run([passed]), Sample.run([passed, grouped])])
    #expect(events.results.map(\.path.description) == ["run 0/a", "run 1/a", "g/a"])
    #expect(events.endings == [.complete])
  }

  @Test("stay as they are where there is one")
  func single() {
    let events = Sample.run([passed, grouped], count: 2)
    #expect(merged([events]) == events)
  }

  @Test("are broken where one of them is, and that one is named")
  func broken() {
    let events = merged([Sample.run([passed]), Sample.run([passed], .broken("gone"))])
    #expect(events.endings == [.broken("run 1: gone")])
  }

  @Test("are broken where one of them has fewer results than it was to have")
  func short() {
    let events = merged([Sample.run([passed], count: 2), Sample.run([passed], count: 1)])
    #expect(events.endings == [.broken("run 0: 1 of 2 tests have a result")])
    #expect(!events.isSuccess)
  }

  @Test("begin and end even where there is nothing")
  func nothing() { #expect(merged([[]]).count == 2) }
}
