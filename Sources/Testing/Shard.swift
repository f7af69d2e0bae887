// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// A part of all tests, for one of several machines. Together they run each test once.
struct Shard: Sendable, Hashable {
  /// From 0.
  var index: Int
  var count: Int

  /// What runs in one process stays together. Where it is known how long each takes, the longest ones
  /// are dealt out first, each to whoever has least to do; what is not known takes as long as the
  /// others do on average.
  func part(of units: [Unit], times: [String: Double]) -> [Unit] {
    let durations = units.map { Self.duration(of: $0, times) }
    let known = durations.compactMap { $0 }
    let average = known.isEmpty ? 1 : known.reduce(0, +) / Double(known.count)
    let order = units.indices.sorted { first, second in
      let (one, other) = (durations[first] ?? average, durations[second] ?? average)
      return one == other ? first < second : one > other
    }
    var loads = [Double](repeating: 0, count: count)
    var mine: Set<Int> = []
    for unit in order {
      let target = loads.indices.min { loads[$0] < loads[$1] } ?? 0
      loads[target] += max(durations[unit] ?? average, 0.000_001)
      if target == index { mine.insert(unit) }
    }
    return units.indices.filter(mine.contains).map { units[$0] }
  }

  private static func duration(of unit: Unit, _ times: [String: Double]) -> Double? {
    let known = unit.compactMap { times[$0.path.description] }
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count) * Double(unit.count)
  }
}

/// Tests that run in one process.
typealias Unit = [PlannedTest]

/// What has a process of its own.
enum Isolation: String, Sendable, Hashable, CaseIterable {
  /// Each test, except in groups that want to share one.
  case test
  /// Each outermost group.
  case group
  /// The program: one for all tests.
  case none

  /// The tests, parted. What ends its process on purpose is alone in any case.
  func units(_ tests: [PlannedTest]) -> [Unit] {
    var units: [Unit] = []
    var places: [Int: Int] = [:]
    for test in tests {
      guard test.settings.ending == nil, let key = key(of: test) else {
        units.append([test])
        continue
      }
      if let place = places[key] {
        units[place].append(test)
      } else {
        places[key] = units.count
        units.append([test])
      }
    }
    return units
  }

  /// What tests of one process have in common; `nil`: it has one of its own.
  private func key(of test: PlannedTest) -> Int? {
    switch self {
    case .test: test.groups.first(where: \.sharesProcess)?.number
    case .group: test.groups.first?.number
    case .none: 0
    }
  }
}
