// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Asks again and again, ever more rarely, until something holds or the time is over.
struct Polling {
  private let start = ContinuousClock.now
  private let limit: Duration
  private let subject: String
  private(set) var pause: Duration = .milliseconds(1)
  private(set) var attempts = 0

  init(_ subject: String, limit: Duration) {
    self.subject = subject
    self.limit = limit
  }

  /// One more attempt has been in vain. Returns whether there is time for another.
  mutating func goesOn() -> Bool {
    attempts += 1
    pause = min(pause * 2, .milliseconds(50))
    return ContinuousClock.now - start < limit
  }

  /// What is said when nothing came of it.
  func failure(_ last: Failure) -> Failure {
    let times = attempts == 1 ? "asked once" : "asked \(attempts) times"
    return Failure(
      last.predicate, expected: last.expected, details: ["for \(limit), \(times)"] + last.details,
      subject: subject, named: 0)
  }

  /// The failure that is left when the time is over.
  mutating func run(_ check: () throws -> Failure?) -> Failure? {
    while let failure = Self.failure(of: check) {
      guard goesOn() else { return self.failure(failure) }
      usleep(useconds_t(pause.components.attoseconds / 1_000_000_000_000))
    }
    return nil
  }

  private static func failure(of check: () throws -> Failure?) -> Failure? {
    do { return try check() } catch { return threw(error) }
  }

  /// The same, for asynchronous code. The time is over when the task is cancelled, too.
  mutating func run(
    isolation: isolated (any Actor)? = #isolation, _ check: () async throws -> Failure?
  ) async -> Failure? {
    while true {
      let failure: Failure?
      do { failure = try await check() } catch { failure = threw(error) }
      guard let failure else { return nil }
      guard goesOn(), (try? await Task.sleep(for: pause)) != nil else {
        return self.failure(failure)
      }
    }
  }
}

extension Check {
  static func eventually(_ condition: Bool) -> Failure? {
    condition ? nil : Failure("is false", expected: "true")
  }
}
