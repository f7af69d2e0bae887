// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// Which test has which C functions, and which tests wait for their turn. A test gets all that it
/// waits for at once, so that no two wait for each other.
final class FunctionTurns: Sendable {
  static let shared = FunctionTurns()

  private struct Waiting {
    let functions: Set<String>
    let book: Book
    let proceed: @Sendable () -> Void
  }

  private struct State {
    var holders: [String: Book] = [:]
    var waiting: [Waiting] = []

    func isFree(_ functions: Set<String>, for book: Book) -> Bool {
      functions.allSatisfy { holders[$0] == nil || holders[$0] === book }
    }

    mutating func give(_ functions: Set<String>, to book: Book) {
      for function in functions { holders[function] = book }
    }

    /// Those whose turn it is now, in the order in which they came.
    mutating func next() -> [Waiting] {
      var ready: [Waiting] = []
      for one in waiting where isFree(one.functions, for: one.book) {
        give(one.functions, to: one.book)
        ready.append(one)
      }
      waiting.removeAll { one in ready.contains { $0.book === one.book } }
      return ready
    }
  }

  private let state = Guarded(State())

  /// Takes a function for a test, now. Returns who has it, if that is another.
  func take(_ function: String, for book: Book) -> Book? {
    state.withLock { state in
      if let other = state.holders[function], other !== book { return other }
      state.holders[function] = book
      return nil
    }
  }

  /// Waits until the test can have all of the functions.
  func wait(for functions: Set<String>, as book: Book) async {
    await withCheckedContinuation { continuation in
      let isNow = state.withLock { state in
        guard state.isFree(functions, for: book) else {
          state.waiting.append(
            Waiting(functions: functions, book: book) { continuation.resume() })
          return false
        }
        state.give(functions, to: book)
        return true
      }
      if isNow { continuation.resume() }
    }
  }

  /// The test is over.
  func giveBack(all book: Book) {
    let ready = state.withLock { state in
      state.holders = state.holders.filter { $0.value !== book }
      return state.next()
    }
    for one in ready { one.proceed() }
  }

  /// A function could not be mocked.
  func giveBack(_ function: String) {
    let ready = state.withLock { state in
      state.holders[function] = nil
      return state.next()
    }
    for one in ready { one.proceed() }
  }
}
