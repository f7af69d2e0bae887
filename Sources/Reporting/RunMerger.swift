// SPDX-License-Identifier: Apache-2.0

/// Makes one run of several, which come one after the other or at the same time.
///
/// Tests without a group are put into one that has the name of their run, if there are several runs:
/// two reports in TAP may have a test of the same name each. A run that has fewer results than it was
/// to have is a broken one here.
public struct RunMerger: Sendable {
  private let sources: [String]
  private var troubles: [String] = []
  private var tallies: [RunTally]
  private var hasBegun = false

  /// - Parameter sources: What to call each run.
  public init(_ sources: [String]) {
    self.sources = sources
    tallies = sources.map { _ in RunTally() }
  }

  /// What an event of a run is in the one run.
  ///
  /// - Parameter source: The index of the run among the sources.
  public mutating func merge(_ event: TestEvent, from source: Int) -> [TestEvent] {
    let beginning = begin(event)
    if case .runStarted = event, tallies[source].ending != nil { tallies[source] = RunTally() }
    tallies[source].count(event)
    switch event {
    case .runStarted: return beginning
    case .testStarted(let path): return beginning + [.testStarted(placed(path, source))]
    case .testEnded(var result):
      result.path = placed(result.path, source)
      return beginning + [.testEnded(result)]
    case .message: return beginning + [event]
    case .runEnded:
      if let why = tallies[source].shortfall { breakOff(source, why) }
      return beginning
    }
  }

  /// Says that a run is not whole.
  public mutating func breakOff(_ source: Int, _ why: String) {
    troubles.append(sources.count > 1 ? "\(sources[source]): \(why)" : why)
  }

  /// The end of the one run, which has the beginning before it if there was no other event.
  public mutating func end() -> [TestEvent] {
    let ending = troubles.isEmpty ? RunEnding.complete : .broken(troubles.joined(separator: "; "))
    return begin(.runEnded(ending)) + [.runEnded(ending)]
  }

  private mutating func begin(_ event: TestEvent) -> [TestEvent] {
    guard !hasBegun else { return [] }
    hasBegun = true
    if sources.count == 1, case .runStarted = event { return [event] }
    return [.runStarted(TestRun(name: sources.joined(separator: " ")))]
  }

  private func placed(_ path: TestPath, _ source: Int) -> TestPath {
    guard path.groups.isEmpty, sources.count > 1 else { return path }
    return TestPath([sources[source]], path.name)
  }
}
