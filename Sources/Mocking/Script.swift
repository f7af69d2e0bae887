// SPDX-License-Identifier: Apache-2.0

/// The arguments that a line wants. The ledger keeps it, and does not know the types.
@usableFromInline
package class Script: @unchecked Sendable {
  /// What is wanted of each argument, as people read it.
  let wanted: [String]
  /// Which arguments of a call are not what is wanted.
  let differences: (Entry) -> [Bool]
  /// Whether arguments are pointers, whose content may be gone when the call is over.
  let isFleeting: Bool
  /// Whether somebody said how many calls there shall be. Otherwise there are as many as answers.
  var hasCount = false

  init(wanted: [String], isFleeting: Bool, differences: @escaping (Entry) -> [Bool]) {
    self.wanted = wanted
    self.isFleeting = isFleeting
    self.differences = differences
  }
}

/// The arguments that a line wants, and what it answers. Guarded by the lock of the book.
@usableFromInline
package final class TypedScript<Arguments, Failure: Error, Output>: Script, @unchecked Sendable {
  @usableFromInline let matches: (Arguments) -> Bool
  /// The arguments one by one, and their types: for out-parameters.
  let elements: (Arguments) -> [Any]
  let types: [Any.Type]
  @exclusivity(unchecked)
  @usableFromInline var answers: [Answer<Arguments, Failure, Output>] = []
  /// What is done with the arguments of a call that was admitted.
  @exclusivity(unchecked)
  @usableFromInline var effects: [(Arguments) -> Void]

  @usableFromInline
  init(
    wanted: [String], differences: @escaping (Entry) -> [Bool],
    matches: @escaping (Arguments) -> Bool, captures: [(Arguments) -> Void],
    elements: @escaping (Arguments) -> [Any], types: [Any.Type]
  ) {
    self.matches = matches
    self.elements = elements
    self.types = types
    effects = captures
    super.init(
      wanted: wanted, isFleeting: types.contains { $0 is any Fleeting.Type },
      differences: differences)
  }

  func add(_ answer: Answer<Arguments, Failure, Output>) {
    answers.append(answer)
  }

  func add(effect: @escaping (Arguments) -> Void) {
    effects.append(effect)
  }

  /// What it answers to its next call, when it has had so many. The last answer serves for the rest.
  @inlinable
  func reply(at turn: Int) -> Reply<Arguments, Failure, Output> {
    let answer = answers.isEmpty ? .unspecified : answers[min(turn, answers.count - 1)]
    return Reply(answer: answer, effects: effects)
  }
}
