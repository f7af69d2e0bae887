// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

// The functions of Mock+Async.swift once more, for modules in which NonisolatedNonsendingByDefault is on:
// `(Int) async -> Int` is another type there.

extension Mock {
  /// Calls it, and awaits the answer: the function that it stands for has this one line.
  @inlinable
  public nonisolated(nonsending) func call<each Argument, Failure: Error, Output>(
    _ arguments: repeat each Argument
  ) async throws(Failure) -> Output
  where Signature == nonisolated(nonsending) (repeat each Argument) async throws(Failure) -> Output
  {
    let tuple = (repeat each arguments)
    let entry = entry(of: tuple, count: count(repeat each arguments))
    return try await function.reply(
      to: tuple, entry, failure: Failure.self, output: Output.self
    ).givenLater(to: tuple)
  }
}

extension Mock {
  /// A call is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<Failure: Error, Output>(
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) () async throws(Failure) -> Output {
    expectation(
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, Failure: Error, Output>(
    _ a: Match<A>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<A, Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A) async throws(Failure) -> Output {
    expectation(
      a, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B) async throws(Failure) -> Output {
    expectation(
      a, b, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C) async throws(Failure) -> Output {
    expectation(
      a, b, c, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D, E) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, e, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, F, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>, _ f: Match<F>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D, E, F) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, e, f, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, F, G, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D, E, F, G) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, e, f, g,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, F, G, H, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>, _ h: Match<H>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G, H), Failure, Output, Asynchronous>
  where
    Signature == nonisolated(nonsending) (A, B, C, D, E, F, G, H) async throws(Failure) -> Output
  {
    expectation(
      a, b, c, d, e, f, g, h,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}

extension Mock {
  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<Failure: Error, Output>(
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) () async throws(Failure) -> Output {
    expectation(
      isStub: true, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, Failure: Error, Output>(
    _ a: Match<A>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<A, Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A) async throws(Failure) -> Output {
    expectation(
      a, isStub: true, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B) async throws(Failure) -> Output {
    expectation(
      a, b, isStub: true, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C) async throws(Failure) -> Output {
    expectation(
      a, b, c, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D, E) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, e, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, F, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>, _ f: Match<F>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D, E, F) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, e, f, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, F, G, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G), Failure, Output, Asynchronous>
  where Signature == nonisolated(nonsending) (A, B, C, D, E, F, G) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, e, f, g, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, F, G, H, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>, _ h: Match<H>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G, H), Failure, Output, Asynchronous>
  where
    Signature == nonisolated(nonsending) (A, B, C, D, E, F, G, H) async throws(Failure) -> Output
  {
    expectation(
      a, b, c, d, e, f, g, h, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}

extension Mock {
  /// It has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<Failure: Error, Output>(
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == nonisolated(nonsending) () async throws(Failure) -> Output {
    function.verify(
      script(failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, Failure: Error, Output>(
    _ a: Match<A>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == nonisolated(nonsending) (A) async throws(Failure) -> Output {
    function.verify(
      script(a, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == nonisolated(nonsending) (A, B) async throws(Failure) -> Output {
    function.verify(
      script(a, b, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == nonisolated(nonsending) (A, B, C) async throws(Failure) -> Output {
    function.verify(
      script(a, b, c, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == nonisolated(nonsending) (A, B, C, D) async throws(Failure) -> Output {
    function.verify(
      script(a, b, c, d, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == nonisolated(nonsending) (A, B, C, D, E) async throws(Failure) -> Output {
    function.verify(
      script(a, b, c, d, e, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>, _ f: Match<F>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == nonisolated(nonsending) (A, B, C, D, E, F) async throws(Failure) -> Output {
    function.verify(
      script(a, b, c, d, e, f, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, G, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  )
  where Signature == nonisolated(nonsending) (A, B, C, D, E, F, G) async throws(Failure) -> Output {
    function.verify(
      script(a, b, c, d, e, f, g, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, G, H, Failure: Error, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>, _ h: Match<H>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  )
  where
    Signature == nonisolated(nonsending) (A, B, C, D, E, F, G, H) async throws(Failure) -> Output
  {
    function.verify(
      script(a, b, c, d, e, f, g, h, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}
