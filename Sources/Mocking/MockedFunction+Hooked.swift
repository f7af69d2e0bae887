// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

extension MockedFunction {
  /// Answers a call of a C function; `nil` when the function itself is to do it.
  @inlinable
  func reply<Arguments, Output>(
    toHooked arguments: Arguments, _ entry: Entry, _ otherwise: COtherwise<Output>
  ) -> Reply<Arguments, Never, Output>? {
    var reply: Reply<Arguments, Never, Output>?
    let isWanted = seekHooked(entry) { script in
      typed(script, Arguments.self, Never.self, Output.self).matches(arguments)
    } hash: { script in
      typed(script, Arguments.self, Never.self, Output.self).hash(arguments)
    } take: { script, turn in
      reply = typed(script, Arguments.self, Never.self, Output.self).reply(at: turn)
    }
    guard isWanted else { return nil }
    guard let reply else {
      guard let answer = otherwise.answer, !isLetThrough else { return nil }
      return Reply(answer: .body { _ in answer() })
    }
    switch reply.answer {
    case .forwarded:
      for effect in reply.effects { effect(arguments) }
      return nil
    case .unspecified: return unspecified(reply.effects)
    default: return reply
    }
  }

  @usableFromInline
  var isLetThrough: Bool {
    guard let (book, number) = residence() else { return true }
    return book.withLedger { $0.functions[number].isLetThrough }
  }

  /// Nobody said what: 0, NULL, or nothing.
  @usableFromInline
  func unspecified<Arguments, Output>(
    _ effects: [(Arguments) -> Void]
  ) -> Reply<Arguments, Never, Output>? {
    defaultValue(Output.self).map { Reply(answer: .value($0), effects: effects) }
  }

  /// What nobody expects goes on to the function from now on.
  func callThrough() {
    guard let (book, number) = residence() else { return }
    let isIdle = book.withState { state in
      state.ledger.letThrough(number)
      return !state.ledger.functions[number].hasLines
    }
    if isIdle { setHeard(false) }
  }
}
