// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

/// A stand-in for a C function, until the end of the test that makes it.
///
/// ```swift
/// let open = try CFunction<(UnsafePointer<CChar>?, Int32, mode_t) -> Int32>("open")
/// open.expect("/etc/passwd", .any, .any).returns(3)
/// open.expect("/nowhere", .any, .any).fails(errno: EACCES)
/// ```
///
/// It has the words of ``Mock``, and one order with the mocks of the same test. The calls of the
/// program are led to it, and those of libraries that are named; no flags of the linker are needed.
/// What matches, answers and descriptions call in turn is real.
///
/// The types are written down, as C has them, and nobody holds them against a header. The types of a
/// variadic function are those that are passed.
public final class CFunction<Signature>: Sendable {
  @usableFromInline let hooked: HookedFunction
  @usableFromInline var function: MockedFunction { hooked.function }

  /// Mocks a C function, from now until the end of the test.
  ///
  /// - Parameters:
  ///   - name: The function's name as the linker knows it.
  ///   - callers: Whose calls are mocked; the program's own, unless more is said.
  ///   - threads: On which threads they are.
  ///   - otherwise: What the caller gets when nobody has expected the call.
  /// - Throws: ``CFunctionError`` where no call would come to the mock, or where there is no test.
  @inlinable
  public init<each Argument: CParameter, Output: CResult>(
    _ name: String, in callers: CCallers = .program, on threads: CCallerThreads = .all,
    otherwise: COtherwise<Output> = .callsThrough, fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) throws(CFunctionError) where Signature == (repeat each Argument) -> Output {
    let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
    hooked = try HookedFunction(name, callers, threads, at: place) { function in
      handler(of: function, repeat (each Argument).self, otherwise: otherwise) { value, call in
        value.answer(call.answered)
      }
    }
  }

  /// Mocks a C function that returns nothing, from now until the end of the test.
  ///
  /// - Parameters:
  ///   - name: The function's name as the linker knows it.
  ///   - callers: Whose calls are mocked; the program's own, unless more is said.
  ///   - threads: On which threads they are.
  ///   - otherwise: What the caller gets when nobody has expected the call.
  /// - Throws: ``CFunctionError`` where no call would come to the mock, or where there is no test.
  @inlinable
  public init<each Argument: CParameter>(
    _ name: String, in callers: CCallers = .program, on threads: CCallerThreads = .all,
    otherwise: COtherwise<Void> = .callsThrough, fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) throws(CFunctionError) where Signature == (repeat each Argument) -> Void {
    let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
    hooked = try HookedFunction(name, callers, threads, at: place) { function in
      handler(of: function, repeat (each Argument).self, otherwise: otherwise) { value, call in
        call.answerNothing()
      }
    }
  }

  /// From now on, what nobody expects does not fail the test, and is what the function itself does.
  /// While nothing is expected of it at all, a call costs no more than a jump, and is not recorded.
  public func callsThrough() {
    function.callThrough()
  }
}

/// What is done with each call.
@inlinable
func handler<each Argument: CParameter, Output>(
  of function: MockedFunction, _: repeat (each Argument).Type, otherwise: COtherwise<Output>,
  _ give: @escaping @Sendable (Output, PassingCall) -> Void
) -> @Sendable (PassingCall) -> Void {
  { call in
    var reader = call.reader
    let arguments = (repeat (each Argument).take(from: &reader))
    let reply: Reply<(repeat each Argument), Never, Output>? = function.reply(
      toHooked: arguments, kept(repeat each arguments), otherwise)
    guard let reply else { return }
    call.prepareErrno()
    give(reply.given(to: arguments), call)
  }
}

/// The arguments, to be looked at when the call is over.
@inlinable
func kept<each Argument: CParameter>(_ arguments: repeat each Argument) -> Entry {
  var count = 0
  var isCopied = false
  for type in repeat (each Argument).self {
    count += 1
    isCopied = isCopied || type.isCopied
  }
  if count == 0 { return noArguments }
  guard isCopied else { return KeptArguments((repeat each arguments), count: count, in: nil) }
  let keeper = CopyKeeper()
  return KeptArguments(
    (repeat (each arguments).copied(by: keeper)), count: count, in: keeper)
}
