// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings
internal import BacklotFunctionHooks
internal import Glibc

extension CFunction {
  /// The expectation, or the answer, of a call with such arguments.
  @inlinable
  func expectation<each Argument, Output>(
    _ matches: repeat Match<each Argument>, isStub: Bool = false, at place: Place
  ) -> ExpectedCall<(repeat each Argument), Never, Output, CStyle> {
    ExpectedCall(
      keptScript(repeat each matches, output: Output.self), of: function, isStub: isStub, at: place)
  }

  /// All calls of this function were expected, or have been verified.
  public func verifyNoMoreCalls(
    fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
    column: Int = #column
  ) {
    function.verifyNoMoreCalls(
      at: Place(fileID: fileID, filePath: filePath, line: line, column: column))
  }
}

// The function itself, past the mock. One for each number of arguments: of a pack, the compiler does
// not turn a string into a pointer.

extension CFunction {
  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<Output: CResult>() -> Output
  where Signature == () -> Output {
    hooked.hook.real.result()
  }

  /// Calls the function itself, past the mock.
  public func real()
  where Signature == () -> Void {
    hooked.hook.real.perform()
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<A: CParameter, Output: CResult>(_ a: A) -> Output
  where Signature == (A) -> Output {
    hooked.hook.real.result(a)
  }

  /// Calls the function itself, past the mock.
  public func real<A: CParameter>(_ a: A)
  where Signature == (A) -> Void {
    hooked.hook.real.perform(a)
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<A: CParameter, B: CParameter, Output: CResult>(_ a: A, _ b: B) -> Output
  where Signature == (A, B) -> Output {
    hooked.hook.real.result(a, b)
  }

  /// Calls the function itself, past the mock.
  public func real<A: CParameter, B: CParameter>(_ a: A, _ b: B)
  where Signature == (A, B) -> Void {
    hooked.hook.real.perform(a, b)
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<A: CParameter, B: CParameter, C: CParameter, Output: CResult>(
    _ a: A, _ b: B, _ c: C
  ) -> Output
  where Signature == (A, B, C) -> Output {
    hooked.hook.real.result(a, b, c)
  }

  /// Calls the function itself, past the mock.
  public func real<A: CParameter, B: CParameter, C: CParameter>(_ a: A, _ b: B, _ c: C)
  where Signature == (A, B, C) -> Void {
    hooked.hook.real.perform(a, b, c)
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<A: CParameter, B: CParameter, C: CParameter, D: CParameter, Output: CResult>(
    _ a: A, _ b: B, _ c: C, _ d: D
  ) -> Output
  where Signature == (A, B, C, D) -> Output {
    hooked.hook.real.result(a, b, c, d)
  }

  /// Calls the function itself, past the mock.
  public func real<A: CParameter, B: CParameter, C: CParameter, D: CParameter>(
    _ a: A, _ b: B, _ c: C, _ d: D
  )
  where Signature == (A, B, C, D) -> Void {
    hooked.hook.real.perform(a, b, c, d)
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<
    A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter, Output: CResult
  >(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E
  ) -> Output
  where Signature == (A, B, C, D, E) -> Output {
    hooked.hook.real.result(a, b, c, d, e)
  }

  /// Calls the function itself, past the mock.
  public func real<A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter>(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E
  )
  where Signature == (A, B, C, D, E) -> Void {
    hooked.hook.real.perform(a, b, c, d, e)
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<
    A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter, F: CParameter,
    Output: CResult
  >(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, _ f: F
  ) -> Output
  where Signature == (A, B, C, D, E, F) -> Output {
    hooked.hook.real.result(a, b, c, d, e, f)
  }

  /// Calls the function itself, past the mock.
  public func real<
    A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter, F: CParameter
  >(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, _ f: F
  )
  where Signature == (A, B, C, D, E, F) -> Void {
    hooked.hook.real.perform(a, b, c, d, e, f)
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<
    A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter, F: CParameter,
    G: CParameter, Output: CResult
  >(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, _ f: F, _ g: G
  ) -> Output
  where Signature == (A, B, C, D, E, F, G) -> Output {
    hooked.hook.real.result(a, b, c, d, e, f, g)
  }

  /// Calls the function itself, past the mock.
  public func real<
    A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter, F: CParameter,
    G: CParameter
  >(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, _ f: F, _ g: G
  )
  where Signature == (A, B, C, D, E, F, G) -> Void {
    hooked.hook.real.perform(a, b, c, d, e, f, g)
  }

  /// Calls the function itself, past the mock.
  @discardableResult
  public func real<
    A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter, F: CParameter,
    G: CParameter, H: CParameter, Output: CResult
  >(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, _ f: F, _ g: G, _ h: H
  ) -> Output
  where Signature == (A, B, C, D, E, F, G, H) -> Output {
    hooked.hook.real.result(a, b, c, d, e, f, g, h)
  }

  /// Calls the function itself, past the mock.
  public func real<
    A: CParameter, B: CParameter, C: CParameter, D: CParameter, E: CParameter, F: CParameter,
    G: CParameter, H: CParameter
  >(
    _ a: A, _ b: B, _ c: C, _ d: D, _ e: E, _ f: F, _ g: G, _ h: H
  )
  where Signature == (A, B, C, D, E, F, G, H) -> Void {
    hooked.hook.real.perform(a, b, c, d, e, f, g, h)
  }
}

extension RealFunction {
  fileprivate func perform<each Argument: CParameter>(_ arguments: repeat each Argument) {
    _ = made(repeat each arguments)
  }

  fileprivate func result<each Argument: CParameter, Output: CResult>(
    _ arguments: repeat each Argument
  ) -> Output {
    Output.result(of: made(repeat each arguments))
  }

  private func made<each Argument: CParameter>(_ arguments: repeat each Argument) -> CallWriter {
    var writer = CallWriter()
    repeat (each arguments).pass(to: &writer)
    writer.call.make(address)
    errno = writer.call.errno
    return writer
  }
}
