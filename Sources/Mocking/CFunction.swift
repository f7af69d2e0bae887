// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings
internal import BacklotFunctionHooks
internal import Glibc

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
  let function: MockedFunction
  let hook: FunctionHook

  /// Mocks a C function, from now until the end of the test.
  ///
  /// - Parameters:
  ///   - name: The function's name as the linker knows it.
  ///   - callers: Whose calls are mocked; the program's own, unless more is said.
  ///   - threads: On which threads they are.
  ///   - otherwise: What the caller gets when nobody has expected the call.
  /// - Throws: ``CFunctionError`` where no call would come to the mock, or where there is no test.
  public init<each Argument: CParameter, Output: CResult>(
    _ name: String, in callers: CCallers = .program, on threads: CCallerThreads = .all,
    otherwise: COtherwise<Output> = .callsThrough, fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) throws(CFunctionError) where Signature == (repeat each Argument) -> Output {
    let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
    let answering = Answering<(repeat each Argument), Output>(
      otherwise: otherwise, optional: OptionalArguments(of: name)
    ) { value, call, errno in
      value.answer(AnsweredCall(call: call, errno: errno))
    }
    (function, hook) = try HookedFunction.install(name, callers, threads, at: place) { function in
      handler(of: function, answering)
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
  public init<each Argument: CParameter>(
    _ name: String, in callers: CCallers = .program, on threads: CCallerThreads = .all,
    otherwise: COtherwise<Void> = .callsThrough, fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) throws(CFunctionError) where Signature == (repeat each Argument) -> Void {
    let place = Place(fileID: fileID, filePath: filePath, line: line, column: column)
    let answering = Answering<(repeat each Argument), Void>(
      otherwise: otherwise, optional: OptionalArguments(of: name)
    ) { _, call, errno in
      call.answer(errno: errno)
    }
    (function, hook) = try HookedFunction.install(name, callers, threads, at: place) { function in
      handler(of: function, answering)
    }
  }

  /// From now on, what nobody expects does not fail the test, and is what the function itself does.
  /// While nothing is expected of it at all, a call costs no more than a jump, and is not recorded.
  public func callsThrough() {
    function.callThrough()
  }
}

/// How calls of one type are answered.
struct Answering<Arguments, Output>: @unchecked Sendable {
  let otherwise: COtherwise<Output>
  let optional: OptionalArguments
  let give: (Output, HookedCall, Int32) -> Void
}

/// What is done with each call.
private func handler<each Argument: CParameter, Output>(
  of function: MockedFunction, _ answering: Answering<(repeat each Argument), Output>
) -> @Sendable (HookedCall) -> Void {
  { call in
    let callersErrno = errno
    answering.optional.clear(call)
    var reader = CallReader(arguments: call.arguments)
    let arguments = (repeat (each Argument).take(from: &reader))
    let keeper = CopyKeeper()
    let entry = KeptArguments(
      (repeat (each arguments).copied(by: keeper)), count: count(repeat each arguments), in: keeper)
    let reply: Reply<(repeat each Argument), Never, Output>? = function.reply(
      toHooked: arguments, entry, answering.otherwise)
    guard let reply else { return }
    errno = callersErrno
    let output = reply.given(to: arguments)
    answering.give(output, call, errno)
  }
}
