// SPDX-License-Identifier: Apache-2.0

/// An answer, and what is done besides.
@usableFromInline
package struct Reply<Arguments, Failure: Error, Output> {
  @usableFromInline let answer: Answer<Arguments, Failure, Output>
  @usableFromInline let effects: [(Arguments) -> Void]

  @inlinable
  init(answer: Answer<Arguments, Failure, Output>, effects: [(Arguments) -> Void] = []) {
    self.answer = answer
    self.effects = effects
  }

  /// Whether somebody said what the answer is.
  @inlinable
  var isSpecified: Bool {
    if case .unspecified = answer { false } else { true }
  }

  /// Does what is done besides, and gives the answer.
  @inlinable
  package func given(to arguments: Arguments) throws(Failure) -> Output {
    for effect in effects { effect(arguments) }
    switch answer {
    case .value(let value): return value
    case .error(let error): throw error
    case .body(let body): return try body(arguments)
    case .unspecified, .forwarded, .asyncBody: impossible()
    }
  }

  /// The same for somebody who awaits it.
  @inlinable
  package nonisolated(nonsending) func givenLater(
    to arguments: Arguments
  ) async throws(Failure) -> Output {
    for effect in effects { effect(arguments) }
    switch answer {
    case .value(let value): return value
    case .error(let error): throw error
    case .body(let body): return try body(arguments)
    case .asyncBody(let body): return try await body(arguments)
    case .unspecified, .forwarded: impossible()
    }
  }
}

/// What a call is answered with.
@usableFromInline
package enum Answer<Arguments, Failure: Error, Output> {
  /// Nobody said what.
  case unspecified
  case value(Output)
  case error(Failure)
  case body((Arguments) throws(Failure) -> Output)
  case asyncBody(AsyncBody)
  /// The function that is mocked does it.
  case forwarded

  @usableFromInline
  package typealias AsyncBody =
    nonisolated(nonsending) (Arguments) async throws(Failure) -> Output
}

/// A reply always has an answer, and only functions that are awaited have such that are.
@usableFromInline
func impossible() -> Never { fatalError("a reply without an answer") }
