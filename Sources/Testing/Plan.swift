// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// A test with all that is known of it before it runs. Its number is the same in every process of
/// the program.
struct PlannedTest {
  var index: UInt32
  var path: TestPath
  var place: SourceLine
  var settings: TestSettings
  var body: Body
  /// The outermost first.
  var groups: [PlannedGroup]
}

/// A group, as its tests know it.
final class PlannedGroup {
  let number: Int
  let name: String
  let shared: [any AnyFixture]
  let each: [any AnyFixture]
  let sharesProcess: Bool

  init(_ group: Group, number: Int, sharesProcess: Bool) {
    self.number = number
    self.name = group.name
    self.shared = group.shared
    self.each = group.each
    self.sharesProcess = sharesProcess
  }
}

/// All tests of a program, in the order in which they are written.
struct Plan {
  private(set) var tests: [PlannedTest] = []
  private var groups = 0

  init(_ tests: some Tests) {
    add(tests.list, in: [], TestSettings())
  }

  private mutating func add(
    _ list: TestList, in groups: [PlannedGroup], _ settings: TestSettings
  ) {
    for item in list.items {
      switch item {
      case .test(let test): add(test, in: groups, settings)
      case .group(let group): add(group, in: groups, settings)
      }
    }
  }

  private mutating func add(
    _ group: Group, in outer: [PlannedGroup], _ settings: TestSettings
  ) {
    var settings = settings
    for trait in group.traits { trait.change(&settings) }
    groups += 1
    let planned = PlannedGroup(group, number: groups, sharesProcess: settings.sharesProcess)
    add(group.content, in: outer + [planned], settings)
  }

  private mutating func add(_ test: Test, in groups: [PlannedGroup], _ settings: TestSettings) {
    var settings = settings
    for trait in test.traits { trait.change(&settings) }
    let names = groups.map(\.name)
    for row in test.cases {
      tests.append(
        PlannedTest(
          index: UInt32(tests.count), path: TestPath(names, test.name + row.parameters),
          place: test.place, settings: settings, body: row.body, groups: groups))
    }
  }

  /// Depends on all names and their order. FNV-1a.
  var mark: UInt64 {
    var mark: UInt64 = 0xcbf2_9ce4_8422_2325
    for test in tests {
      for byte in test.path.description.utf8 { mark = (mark ^ UInt64(byte)) &* 0x100_0000_01b3 }
      mark = (mark ^ 0xff) &* 0x100_0000_01b3
    }
    return mark
  }

  /// A sentence when two tests have the same name: nobody could choose one of them, or tell which
  /// has failed.
  var doubles: String? {
    var seen: [TestPath: SourceLine] = [:]
    for test in tests {
      guard let first = seen.updateValue(test.place, forKey: test.path) else { continue }
      let places = first == test.place ? "twice at \(first)" : "at \(first) and at \(test.place)"
      return "two tests are called \(test.path), \(places): give one of them another name"
    }
    return nil
  }
}
