// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

// One function for each number of arguments: of a pack of matches, the compiler does not find out the
// types when literals and words such as `.any` are mixed.

extension Mock {
  /// A call is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<Failure: Error, Output>(
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(), Failure, Output, Asynchronous>
  where Signature == () async throws(Failure) -> Output {
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
  where Signature == (A) async throws(Failure) -> Output {
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
  where Signature == (A, B) async throws(Failure) -> Output {
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
  where Signature == (A, B, C) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E, F) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E, F, G) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E, F, G, H) async throws(Failure) -> Output {
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
  where Signature == () async throws(Failure) -> Output {
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
  where Signature == (A) async throws(Failure) -> Output {
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
  where Signature == (A, B) async throws(Failure) -> Output {
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
  where Signature == (A, B, C) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E, F) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E, F, G) async throws(Failure) -> Output {
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
  where Signature == (A, B, C, D, E, F, G, H) async throws(Failure) -> Output {
    expectation(
      a, b, c, d, e, f, g, h, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}
