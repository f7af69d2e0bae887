// SPDX-License-Identifier: Apache-2.0

/// Counts the results of a run, and knows whether it is as it should be.
public struct RunTally: Sendable {
  /// How many tests passed.
  public private(set) var passed = 0
  /// How many tests failed.
  public private(set) var failed = 0
  /// How many tests were not run.
  public private(set) var skipped = 0
  /// How many tests failed as it is known that they do.
  public private(set) var known = 0
  /// How many tests there should be, where that is known.
  public private(set) var planned: Int?
  /// How the run ended; `nil` until it does.
  public private(set) var ending: RunEnding?
  /// The tests that have begun and not ended, in no order.
  public var running: [TestPath] {
    beginnings.flatMap { Array(repeating: $0.key, count: $0.value) }
  }

  private var beginnings: [TestPath: Int] = [:]
  private var hasBegun = false
  /// What the first of the earlier runs lacked that was not whole, and how many results they had.
  private var earlier: (shortfall: String?, count: Int) = (nil, 0)

  /// Nothing yet.
  public init() {}

  /// How many tests there are results of.
  public var count: Int { passed + failed + skipped + known }

  /// Why the run is not what it was to be, whatever its tests found; `nil` when it is, and as long as
  /// it goes on. Of several runs, one after the other, it is the first one's that lacks something.
  public var shortfall: String? { ending.flatMap { earlier.shortfall ?? shortfall($0) } }

  private func shortfall(_ ending: RunEnding) -> String? {
    switch ending {
    case .broken(let why): return why
    case .complete:
      let count = count - earlier.count
      guard let planned, count < planned else { return nil }
      return "\(count) of \(planned) tests have a result"
    }
  }

  /// Whether the run is over, nothing failed, and nothing is missing.
  public var isSuccess: Bool { ending != nil && failed == 0 && shortfall == nil }

  /// Takes an event into account.
  public mutating func count(_ event: TestEvent) {
    switch event {
    case .runStarted(let run): begin(run)
    case .testStarted(let path): beginnings[path, default: 0] += 1
    case .testEnded(let result): count(result)
    case .message: break
    case .runEnded(let ending): self.ending = ending
    }
  }

  private mutating func begin(_ run: TestRun) {
    if hasBegun {
      let last = ending.map(shortfall) ?? "a run has no end before the next one begins"
      earlier = (earlier.shortfall ?? last, count)
    }
    hasBegun = true
    planned = run.count
    ending = nil
  }

  private mutating func count(_ result: TestResult) {
    if let count = beginnings[result.path] {
      beginnings[result.path] = count > 1 ? count - 1 : nil
    }
    switch result.outcome {
    case .passed: passed += 1
    case .failed: failed += 1
    case .skipped: skipped += 1
    case .known: known += 1
    }
  }
}
