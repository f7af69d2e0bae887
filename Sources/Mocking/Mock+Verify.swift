// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

// One function for each number of arguments, as of those that expect.

extension Mock {
  /// It has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<Failure: Error, Output>(
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == () throws(Failure) -> Output {
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
  ) where Signature == (A) throws(Failure) -> Output {
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
  ) where Signature == (A, B) throws(Failure) -> Output {
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
  ) where Signature == (A, B, C) throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D) throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E) throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E, F) throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E, F, G) throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E, F, G, H) throws(Failure) -> Output {
    function.verify(
      script(a, b, c, d, e, f, g, h, failure: Failure.self, output: Output.self), count,
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
  ) where Signature == () async throws(Failure) -> Output {
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
  ) where Signature == (A) async throws(Failure) -> Output {
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
  ) where Signature == (A, B) async throws(Failure) -> Output {
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
  ) where Signature == (A, B, C) async throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D) async throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E) async throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E, F) async throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E, F, G) async throws(Failure) -> Output {
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
  ) where Signature == (A, B, C, D, E, F, G, H) async throws(Failure) -> Output {
    function.verify(
      script(a, b, c, d, e, f, g, h, failure: Failure.self, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}
