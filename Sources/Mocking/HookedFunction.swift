// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings
internal import BacklotFunctionHooks

/// A C function with a handler before it, for the test that runs.
@usableFromInline
final class HookedFunction: Sendable {
  @usableFromInline let function: MockedFunction
  let hook: FunctionHook

  @usableFromInline
  init(
    _ name: String, _ callers: CCallers, _ threads: CCallerThreads, at place: Place,
    handler: (MockedFunction) -> @Sendable (PassingCall) -> Void
  ) throws(CFunctionError) {
    guard let book = Scope.book, !book.isClosed else { throw .outsideOfTest(name) }
    if let other = FunctionTurns.shared.take(name, for: book) {
      throw .held(name, by: other.name)
    }
    let function = MockedFunction(name, of: "", at: place)
    let handle = Self.restricted(
      Self.entered(handler(function), OptionalArguments(of: name)), to: threads, of: book)
    let hook = try Self.hook(name, callers, in: book, handle)
    function.hear = { [weak hook] in hook?.listen($0) }
    book.atEnd { hook.remove() }
    self.function = function
    self.hook = hook
  }

  private static func entered(
    _ handler: @escaping @Sendable (PassingCall) -> Void, _ optional: OptionalArguments
  ) -> @Sendable (HookedCall) -> Void {
    { call in
      let errno = currentErrno()
      optional.clear(call)
      handler(PassingCall(call: call, errno: errno))
    }
  }

  private static func restricted(
    _ handler: @escaping @Sendable (HookedCall) -> Void, to threads: CCallerThreads, of book: Book
  ) -> @Sendable (HookedCall) -> Void {
    guard threads == .ofTheTestsTasks, Book.current === book else { return handler }
    return { [weak book] call in
      if let book, Book.current === book { handler(call) }
    }
  }

  private static func hook(
    _ name: String, _ callers: CCallers, in book: Book,
    _ handler: @escaping @Sendable (HookedCall) -> Void
  ) throws(CFunctionError) -> FunctionHook {
    if FunctionHook.holder(of: name) == book.name { throw .twice(name) }
    let hook: FunctionHook
    do throws(HookError) {
      hook = try FunctionHook(name, in: callers.scope, holder: book.name, handler: handler)
    } catch {
      FunctionTurns.shared.giveBack(name)
      throw CFunctionError(error)
    }
    if let library = callers.scope.libraries.first(where: { !hook.reaches($0) }) {
      let why = FunctionHook.obstacle(of: name, in: library)
      hook.remove()
      FunctionTurns.shared.giveBack(name)
      throw .notCalled(name, in: library, "\(why)")
    }
    return hook
  }
}
