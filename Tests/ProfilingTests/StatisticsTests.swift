// SPDX-License-Identifier: Apache-2.0
import BacklotProfiling
import Testing

extension RegionTests {
  @Test func callsAreCountedAndTimed() throws {
    let region = Region("counted")
    region.measure {}
    Profiler.measure([.wallTime, .cpuTime, .counters])
    defer { Profiler.measure([]) }
    #expect(region.statistics == nil)
    for _ in 0..<3 { region.measure { Burner.burn(.milliseconds(2)) } }

    let found = try #require(region.statistics)
    #expect(found.region == "counted")
    #expect(found.calls == 3)
    let (wall, cpu) = (try #require(found.wallTime), try #require(found.cpuTime))
    #expect(cpu.min >= .milliseconds(2))
    #expect(cpu.total >= .milliseconds(6))
    #expect(wall.min <= wall.median && wall.median <= wall.p99 && wall.p99 <= wall.max)
    #expect(wall.max <= wall.total)
    #expect(found.counters["page-faults"] != nil && found.counters["context-switches"] != nil)
  }

  @Test func aCounterIsThereOrItIsSaidWhyNot() throws {
    let region = Region("counting")
    Profiler.measure(.counters)
    defer { Profiler.measure([]) }
    region.measure {}

    let all = Profiler.statistics()
    let counters = try #require(all[region]).counters
    for name in ["instructions", "cycles", "cache-misses"] {
      #expect((counters[name] != nil) || (all.absentCounters[name]?.isEmpty == false))
    }
  }

  @Test func aTasksCallsHaveWallTimeAlone() async throws {
    let region = Region("task's")
    Profiler.measure([.wallTime, .cpuTime, .counters])
    defer { Profiler.measure([]) }
    for _ in 0..<3 {
      await region.measure { try? await Task.sleep(for: .milliseconds(2)) }
    }

    let found = try #require(region.statistics)
    #expect(found.calls == 3)
    // The clocks are compared with each other: to 1 in 1,000.
    #expect(try #require(found.wallTime).min >= .microseconds(1998))
    #expect(found.cpuTime == nil)
    #expect(found.counters == [:])
  }

  @Test func allThreadsCount() async throws {
    let region = Region("everywhere")
    Profiler.measure(.wallTime)
    defer { Profiler.measure([]) }
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<1000 { region.measure {} } }
      }
    }
    #expect(region.statistics?.calls == 8000)
    #expect(Profiler.statistics().missedCalls == 0)
  }
}
