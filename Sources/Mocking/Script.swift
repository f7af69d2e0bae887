// SPDX-License-Identifier: Apache-2.0

/// The arguments that a line wants. The ledger keeps it, and does not know the types.
@usableFromInline
package class Script: @unchecked Sendable {
  /// Whether somebody said how many calls there shall be. Otherwise there are as many as answers.
  var hasCount = false

  @usableFromInline
  init() {}

  /// What is wanted of each argument, as people read it.
  var wanted: [String] { [] }

  /// What it is filed under, if it wants values that can be.
  var key: LineKey? { nil }

  /// Whether arguments are pointers, whose content may be gone when the call is over.
  var isFleeting: Bool { false }

  /// Which arguments of a call are not what is wanted.
  func differences(_ entry: Entry) -> [Bool] { [] }

  /// What is read behind the arguments of a call that is under way, where a match looks there.
  func readings(_ entry: Entry) -> [String?] { [] }

  /// Captures the arguments of a call.
  func capture(_ entry: Entry) {}
}

/// The arguments that a line wants, and what it answers. Guarded by the lock of the book.
@usableFromInline
package final class TypedScript<Arguments, Failure: Error, Output>: Script, @unchecked Sendable {
  @usableFromInline let matches: (Arguments) -> Bool
  /// What is known of the arguments one by one. It is asked when something is told, not before.
  @usableFromInline let details: () -> Details<Arguments>
  @exclusivity(unchecked)
  @usableFromInline var answers: [Answer<Arguments, Failure, Output>] = []
  /// What is done with the arguments of a call that was admitted.
  @exclusivity(unchecked)
  @usableFromInline var effects: [(Arguments) -> Void]

  private let isExact: Bool
  @exclusivity(unchecked)
  private var filed: Filing<Arguments>?

  @usableFromInline
  init(
    matches: @escaping (Arguments) -> Bool, captures: [(Arguments) -> Void], isExact: Bool,
    details: @escaping () -> Details<Arguments>
  ) {
    self.matches = matches
    self.isExact = isExact
    self.details = details
    effects = captures
    super.init()
  }

  override var wanted: [String] { details().wanted() }

  override var key: LineKey? { isExact ? filing.key : nil }

  /// The hash of arguments, to be compared with that of this script's key.
  @usableFromInline
  func hash(_ arguments: Arguments) -> Int { filing.hash(arguments) }

  private var filing: Filing<Arguments> {
    if let filed { return filed }
    let filing = details().filing()
    filed = filing
    return filing
  }

  override var isFleeting: Bool {
    let details = details()
    return details.looksBehind ?? details.types.contains { $0 is any Fleeting.Type }
  }

  override func differences(_ entry: Entry) -> [Bool] { details().differences(entry) }

  override func readings(_ entry: Entry) -> [String?] { details().readings(entry) }

  override func capture(_ entry: Entry) {
    let arguments = unsafeDowncast(entry, to: BacklotMocking.Arguments<Arguments>.self).values
    for effect in effects { effect(arguments) }
  }

  /// Returns how many answers there are then.
  @inlinable
  func add(_ answer: Answer<Arguments, Failure, Output>) -> Int {
    answers.append(answer)
    return answers.count
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

/// What is known of arguments one by one.
@usableFromInline
package struct Details<Arguments> {
  let wanted: () -> [String]
  let types: [Any.Type]
  let elements: (Arguments) -> [Any]
  let differences: (Entry) -> [Bool]
  let readings: (Entry) -> [String?]
  let filing: () -> Filing<Arguments>
  /// Whether a match looks at memory of which no copy is kept; `nil` where none is kept of any.
  var looksBehind: Bool?

  var typeNames: String { types.map { "\($0)" }.joined(separator: ", ") }
}

/// What a line is filed under, and how arguments are hashed to find it.
struct Filing<Arguments> {
  let key: LineKey
  let hash: (Arguments) -> Int
}
