// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// Brings what is told of tests that run at the same time into the order of the plan: in a report the
/// tests of a group are together, and always in the same order.
///
/// What comes early is kept back. It is let go, out of order, where a test that takes its time would
/// have too much of it kept.
struct EventOrder {
  private var places: [TestPath: Int] = [:]
  private var isOver: [Bool]
  /// The first test that is not over.
  private var front = 0
  private var held: [Int: [TestEvent]] = [:]
  private var size = 0
  private let mostBytes: Int

  /// - Parameters:
  ///   - tests: In the order that is wanted.
  ///   - mostBytes: How much is kept back, more or less.
  init(_ tests: [TestPath] = [], mostBytes: Int = 16 << 20) {
    for (place, test) in tests.enumerated() { places[test] = place }
    isOver = tests.map { _ in false }
    self.mostBytes = mostBytes
  }

  /// What is to be told after an event has come.
  mutating func put(_ event: TestEvent) -> [TestEvent] {
    if case .runEnded = event { return release() + [event] }
    guard let place = event.test.flatMap({ places[$0] }) else { return [event] }
    if case .testEnded = event { isOver[place] = true }
    guard place != front else { return [event] + advance() }
    held[place, default: []].append(event)
    size += event.size
    return size > mostBytes ? release() : []
  }

  /// All that is kept back.
  mutating func release() -> [TestEvent] {
    defer { (held, size) = ([:], 0) }
    return held.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// Goes on to the next test that is not over.
  private mutating func advance() -> [TestEvent] {
    var events: [TestEvent] = []
    while front < isOver.count, isOver[front] {
      front += 1
      events += held.removeValue(forKey: front) ?? []
    }
    size -= events.reduce(0) { $0 + $1.size }
    return events
  }
}

extension TestEvent {
  /// Which test it is about.
  fileprivate var test: TestPath? {
    switch self {
    case .testStarted(let path): path
    case .testEnded(let result): result.path
    case .runStarted, .message, .runEnded: nil
    }
  }

  /// The memory that it takes, more or less.
  fileprivate var size: Int {
    guard case .testEnded(let result) = self else { return 200 }
    return result.output.reduce(500) { $0 + $1.text.utf8.count }
      + result.problems.reduce(0) { $0 + $1.details.utf8.count }
  }
}
