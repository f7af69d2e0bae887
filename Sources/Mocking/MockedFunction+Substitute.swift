// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import Glibc

extension MockedFunction {
  /// What to answer when no line has said what. The test goes on, and has failed already where the
  /// call was not expected.
  ///
  /// A function that can throw such an error throws ``UnexpectedCall``. Others return the default of
  /// their type, or else what the function answers to some other call. Where there is nothing of the
  /// kind, no Swift program can go on: it is told, and the process ends by `abort()`.
  @usableFromInline
  func substitute<Arguments, Failure: Error, Output>(
    _ entry: Entry, effects: [(Arguments) -> Void], wasExpected: Bool
  ) -> Reply<Arguments, Failure, Output> {
    if !wasExpected {
      let call = UnexpectedCall(call: text(of: entry))
      if let error = unexpected(call, as: Failure.self) { return Reply(answer: .error(error)) }
    }
    if let value = defaultValue(Output.self) {
      return Reply(answer: .value(value), effects: effects)
    }
    let others: [TypedScript<Arguments, Failure, Output>] = scripts()
    let answer = others.lazy.flatMap(\.answers).first { $0.isReady }
    if let answer, !wasExpected { return Reply(answer: answer) }
    giveUp(entry, Output.self, wasExpected: wasExpected)
  }

  private func text(of entry: Entry) -> String {
    "\(name)(\(entry.describe().joined(separator: ", ")))"
  }

  private func scripts<Arguments, Failure: Error, Output>()
    -> [TypedScript<Arguments, Failure, Output>]
  {
    guard let (book, number) = residence() else { return [] }
    let scripts = book.withLedger { ledger in
      ledger.lines.filter { $0.function == number }.map(\.script)
    }
    return scripts.map { unsafeDowncast($0, to: TypedScript<Arguments, Failure, Output>.self) }
  }

  private func giveUp(_ entry: Entry, _ type: Any.Type, wasExpected: Bool) -> Never {
    let what = wasExpected ? "is expected without an answer" : "was not expected"
    let finding = Finding(
      """
      \(text(of: entry)) \(what), and a mock cannot make up a value of \(type) to go on with. The \
      process ends here. Add .returns(…) to an expectation, or make \(type) conform to MockDefault
      """, at: place)
    // A failure that waits for the end of the test is printed, since there will be no end.
    residence()?.book.printPending()
    ProgramHost.shared.record(finding)
    abort()
  }
}

extension Answer {
  /// Whether it can be given without running somebody's code.
  fileprivate var isReady: Bool {
    switch self {
    case .value, .error: true
    case .unspecified, .forwarded, .body, .asyncBody: false
    }
  }
}
