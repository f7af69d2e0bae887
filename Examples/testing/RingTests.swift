// SPDX-License-Identifier: Apache-2.0
import BacklotTesting

// A program of tests: build it and run it; --help says what it can do.

@main struct RingTests: TestProgram {
  static var tests: some Tests {
    Group("a ring", sharing: limits) {
      Test("is empty at first", with: ring) { ring in
        expectEqual(ring.count, 0)
      }
      Test("gives back what came first", with: ring) { ring in
        ring.put(1)
        ring.put(2)
        expectEqual(ring.take(), 1)
      }
      Test("keeps so many", for: [(1, 1), (3, 3), (9, 4)]) { put, kept in
        let ring = Ring(room: 4)
        for number in 0..<put { ring.put(number) }
        expectEqual(ring.count, kept)
      }
      Test("ends the program that asks too much", .ends(by: .crash), with: ring) { ring in
        _ = ring.take()
      }
      Test("is quick", .tags("slow"), .timeLimit(.seconds(60)), with: limits) { limit in
        let ring = Ring(room: limit)
        for number in 0..<100_000 { ring.put(number) }
        expectEqual(ring.count, limit)
      }
      Test("grows", .todo("it has a fixed room")) {
        let ring = Ring(room: 1)
        ring.put(1)
        ring.put(2)
        expectEqual(ring.count, 2)
      }
    }
  }

  /// For each test a new one.
  static let ring = Fixture("a ring") {
    Ring(room: 4)
  } tearDown: {
    $0.clear()
  }
  /// One for all tests of the group that run in one process.
  static let limits = Fixture("the limits") { 1000 }
}

/// What is tested.
final class Ring {
  private let room: Int
  private var numbers: [Int] = []

  init(room: Int) { self.room = room }

  var count: Int { numbers.count }

  func put(_ number: Int) {
    if numbers.count == room { numbers.removeFirst() }
    numbers.append(number)
  }

  func take() -> Int { numbers.removeFirst() }

  func clear() { numbers = [] }
}
