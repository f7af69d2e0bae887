// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// Which test has which C functions, and which tests wait for their turn. A test gets all that it
/// waits for at once, so that no two wait for each other.
final class FunctionTurns: Sendable {
  static let shared = FunctionTurns()

  private struct Waiting {
    let functions: Set<String>
    let book: Book
    let number: Int
    let proceed: @Sendable () -> Void
  }

  private struct State {
    var holders: [String: Book] = [:]
    var waiting: [Waiting] = []
    var arrivals = 0
    /// Those who do not want to wait any more, some of whom have not come yet.
    var impatient: Set<Int> = []

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
      waiting.removeAll { one in ready.contains { $0.number == one.number } }
      return ready
    }

    /// Takes one out of the queue who does not want to wait any more.
    mutating func dismiss(_ number: Int) -> Waiting? {
      let place = waiting.firstIndex { $0.number == number }
      if place == nil { impatient.insert(number) }
      return place.map { waiting.remove(at: $0) }
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

  /// Waits until the test can have all of the functions. A task that is cancelled goes on without
  /// them: who mocks one then is told who has it.
  func wait(for functions: Set<String>, as book: Book) async {
    let number = state.withLock { state in
      state.arrivals += 1
      return state.arrivals
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isNow = state.withLock { state in
          if state.impatient.contains(number) { return true }
          guard state.isFree(functions, for: book) else {
            state.waiting.append(
              Waiting(functions: functions, book: book, number: number) { continuation.resume() })
            return false
          }
          state.give(functions, to: book)
          return true
        }
        if isNow { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.dismiss(number) }?.proceed()
    }
    state.withLock { _ = $0.impatient.remove(number) }
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
