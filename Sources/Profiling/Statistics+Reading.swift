// SPDX-License-Identifier: Apache-2.0
internal import Regions

extension Statistics {
  /// What was counted so far; other threads may go on meanwhile.
  static func read() -> Statistics {
    var found = Statistics()
    withUnsafeMutablePointer(to: &found) { found in
      region_statistics_each({ visited($0).pointee.entries.append(Entry($1!.pointee)) }, found)
      region_counters_absent(
        { visited($0).pointee.absentCounters[String(cString: $1!)] = String(cString: $2!) }, found)
    }
    found.missedCalls = region_calls_missed()
    return found
  }
}

private func visited(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Statistics> {
  pointer!.assumingMemoryBound(to: Statistics.self)
}

extension Statistics.Entry {
  init(_ found: region_statistics) {
    region = String(cString: found.name)
    calls = found.calls
    wallTime = found.has_wall ? Statistics.Spread(found.wall) : nil
    cpuTime = found.has_cpu ? Statistics.Spread(found.cpu) : nil
    counters = [:]
    for i in 0..<found.counter_count {
      counters[String(cString: found.counter_names[i]!)] = found.counters[i]
    }
  }
}

extension Statistics.Spread {
  init(_ found: region_spread) {
    min = .nanoseconds(found.min)
    median = .nanoseconds(found.median)
    p99 = .nanoseconds(found.p99)
    max = .nanoseconds(found.max)
    total = .nanoseconds(found.total)
  }
}
