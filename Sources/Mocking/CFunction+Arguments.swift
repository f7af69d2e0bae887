// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

// One function for each number of arguments: of a pack of matches, the compiler does not find out the
// types when literals and words such as `.any` are mixed.

extension CFunction {
  /// A call is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<Output>(
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(), Never, Output, CStyle>
  where Signature == () -> Output {
    expectation(
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, Output>(
    _ a: Match<A>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<A, Never, Output, CStyle>
  where Signature == (A) -> Output {
    expectation(
      a, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, Output>(
    _ a: Match<A>, _ b: Match<B>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B), Never, Output, CStyle>
  where Signature == (A, B) -> Output {
    expectation(
      a, b, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C), Never, Output, CStyle>
  where Signature == (A, B, C) -> Output {
    expectation(
      a, b, c, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D), Never, Output, CStyle>
  where Signature == (A, B, C, D) -> Output {
    expectation(
      a, b, c, d, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E), Never, Output, CStyle>
  where Signature == (A, B, C, D, E) -> Output {
    expectation(
      a, b, c, d, e, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, F, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>, _ f: Match<F>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F), Never, Output, CStyle>
  where Signature == (A, B, C, D, E, F) -> Output {
    expectation(
      a, b, c, d, e, f, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, F, G, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G), Never, Output, CStyle>
  where Signature == (A, B, C, D, E, F, G) -> Output {
    expectation(
      a, b, c, d, e, f, g,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// A call with such arguments is expected, once unless more is said.
  @inlinable
  @discardableResult
  public func expect<A, B, C, D, E, F, G, H, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>, _ h: Match<H>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G, H), Never, Output, CStyle>
  where Signature == (A, B, C, D, E, F, G, H) -> Output {
    expectation(
      a, b, c, d, e, f, g, h,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}

extension CFunction {
  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<Output>(
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(), Never, Output, CStyle>
  where Signature == () -> Output {
    expectation(
      isStub: true, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, Output>(
    _ a: Match<A>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<A, Never, Output, CStyle>
  where Signature == (A) -> Output {
    expectation(
      a, isStub: true, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, Output>(
    _ a: Match<A>, _ b: Match<B>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B), Never, Output, CStyle>
  where Signature == (A, B) -> Output {
    expectation(
      a, b, isStub: true, at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C), Never, Output, CStyle>
  where Signature == (A, B, C) -> Output {
    expectation(
      a, b, c, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D), Never, Output, CStyle>
  where Signature == (A, B, C, D) -> Output {
    expectation(
      a, b, c, d, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E), Never, Output, CStyle>
  where Signature == (A, B, C, D, E) -> Output {
    expectation(
      a, b, c, d, e, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, F, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>, _ f: Match<F>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F), Never, Output, CStyle>
  where Signature == (A, B, C, D, E, F) -> Output {
    expectation(
      a, b, c, d, e, f, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, F, G, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G), Never, Output, CStyle>
  where Signature == (A, B, C, D, E, F, G) -> Output {
    expectation(
      a, b, c, d, e, f, g, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Where no expectation answers such a call, this does, as often as it comes. It need not come. Of
  /// several that fit, the latest answers.
  @inlinable
  @discardableResult
  public func whenever<A, B, C, D, E, F, G, H, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>, _ h: Match<H>,
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> ExpectedCall<(A, B, C, D, E, F, G, H), Never, Output, CStyle>
  where Signature == (A, B, C, D, E, F, G, H) -> Output {
    expectation(
      a, b, c, d, e, f, g, h, isStub: true,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}
