// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

// One function for each number of arguments, as of those that expect.

extension CFunction {
  /// It has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<Output>(
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == () -> Output {
    function.verify(
      keptScript(output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, Output>(
    _ a: Match<A>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A) -> Output {
    function.verify(
      keptScript(a, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, Output>(
    _ a: Match<A>, _ b: Match<B>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B) -> Output {
    function.verify(
      keptScript(a, b, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C) -> Output {
    function.verify(
      keptScript(a, b, c, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D) -> Output {
    function.verify(
      keptScript(a, b, c, d, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E) -> Output {
    function.verify(
      keptScript(a, b, c, d, e, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>, _ f: Match<F>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E, F) -> Output {
    function.verify(
      keptScript(a, b, c, d, e, f, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, G, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E, F, G) -> Output {
    function.verify(
      keptScript(a, b, c, d, e, f, g, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, G, H, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>, _ h: Match<H>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E, F, G, H) -> Output {
    function.verify(
      keptScript(a, b, c, d, e, f, g, h, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}

extension CFunction {
  /// It has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<Output>(
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == () async -> Output {
    function.verify(
      keptScript(output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, Output>(
    _ a: Match<A>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A) async -> Output {
    function.verify(
      keptScript(a, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, Output>(
    _ a: Match<A>, _ b: Match<B>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B) async -> Output {
    function.verify(
      keptScript(a, b, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C) async -> Output {
    function.verify(
      keptScript(a, b, c, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D) async -> Output {
    function.verify(
      keptScript(a, b, c, d, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E) async -> Output {
    function.verify(
      keptScript(a, b, c, d, e, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>, _ e: Match<E>, _ f: Match<F>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E, F) async -> Output {
    function.verify(
      keptScript(a, b, c, d, e, f, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, G, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E, F, G) async -> Output {
    function.verify(
      keptScript(a, b, c, d, e, f, g, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// It, with such arguments, has been called, so many times; between the braces of
  /// ``verifyInOrder(_:)`` after what stands before it there.
  @inlinable
  public func verify<A, B, C, D, E, F, G, H, Output>(
    _ a: Match<A>, _ b: Match<B>, _ c: Match<C>, _ d: Match<D>,
    _ e: Match<E>, _ f: Match<F>, _ g: Match<G>, _ h: Match<H>,
    times count: CallCount = .atLeast(1), fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) where Signature == (A, B, C, D, E, F, G, H) async -> Output {
    function.verify(
      keptScript(a, b, c, d, e, f, g, h, output: Output.self), count,
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}
