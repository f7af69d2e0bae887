// SPDX-License-Identifier: Apache-2.0
internal import CallHooks
internal import Dispatch
internal import Synchronization

/// A handler before a C function, from `init` to `remove`.
///
/// The handler runs on the thread that calls, in the middle of the call, also in a signal handler's or
/// a forked child's. All C functions that it calls are the real ones, so that it may call anything,
/// the hooked function included, and a hooked `malloc` is no trouble. A signal handler that comes in
/// meanwhile calls the real ones as well.
package final class FunctionHook: Sendable {
  /// A slot or a sled that leads to the handler.
  package struct Place: Hashable, Sendable {
    /// The library's path; empty for the program.
    package let object: String
    /// Whether the function itself is changed, and not what a caller knows of it.
    package let isSled: Bool
  }

  package let function: String
  package let scope: HookScope

  // Owned by the C room; nil when it is removed.
  private let hook: Mutex<Address?>
  private let found: UInt

  private struct Address: @unchecked Sendable { let pointer: OpaquePointer }

  /// Installs it.
  ///
  /// - Parameters:
  ///   - function: the C function's name as the linker knows it.
  ///   - scope: whose calls are meant.
  ///   - holder: who hooks, for the error of whoever wants the same function meanwhile.
  ///   - handler: decides about each call. While it does, other threads may be in it as well.
  /// - Throws: `HookError`; always when no call would come to the handler.
  package init(
    _ function: String, in scope: HookScope = .program, holder: String,
    handler: @escaping @Sendable (Call) -> Void
  ) throws(HookError) {
    hook_enter()
    defer { hook_leave() }
    self.function = function
    self.scope = scope
    if let other = HookHolders.shared.take(function, for: holder) {
      throw .held(function: function, by: other)
    }
    do throws(HookError) {
      let installed = try Self.install(function, scope, handler)
      found = UInt(hook_real(installed.pointer))
      hook = Mutex(installed)
    } catch {
      HookHolders.shared.giveBack(function)
      throw error
    }
  }

  deinit { remove() }

  /// Takes the handler away. A call that is under way in another thread ends with it all the same.
  /// Whoever has kept the function's address in between calls the function by it.
  package func remove() {
    hook_enter()
    defer { hook_leave() }
    let removed = hook.withLock { hook in
      defer { hook = nil }
      return hook
    }
    guard let removed else { return }
    hook_remove(removed.pointer)
    HookHolders.shared.giveBack(function)
  }

  /// The function itself, past the handler.
  package var real: RealFunction {
    RealFunction(address: found)
  }

  /// While it is false, calls go straight on, at the price of one jump.
  package func listen(_ isListening: Bool) {
    hook_enter()
    defer { hook_leave() }
    hook.withLock { hook in
      if let hook { hook_listen(hook.pointer, isListening) }
    }
  }

  /// Every slot and sled that leads to the handler now.
  package var places: [Place] {
    hook_enter()
    defer { hook_leave() }
    var places: [Place] = []
    hook.withLock { hook in
      guard let hook else { return }
      withUnsafeMutablePointer(to: &places) { places in
        hook_places(
          hook.pointer,
          { object, isSled, places in
            places!.assumingMemoryBound(to: [Place].self).pointee
              .append(Place(object: String(cString: object!), isSled: isSled))
          }, places)
      }
    }
    return places
  }

  /// Whether a library's calls lead to the handler: by the library's name, by the rules of a scope.
  package func reaches(_ library: String) -> Bool {
    places.contains { place in
      let file = place.object.split(separator: "/").last ?? ""
      return place.object == library || file == library || file.hasPrefix("\(library).so")
    }
  }

  /// Why the calls of one library do not lead to a handler.
  package static func obstacle(of function: String, in library: String) -> HookObstacle {
    hook_enter()
    defer { hook_leave() }
    return HookObstacle(
      of: function, seen: FunctionSighting.all(of: function, in: .libraries(library)),
      names: allNames)
  }

  /// Who has hooked a function, if anybody has.
  package static func holder(of function: String) -> String? {
    HookHolders.shared.holder(of: function)
  }

  /// Waits until nobody holds a hook of the function. Somebody else may be faster than the caller, who
  /// then has to wait again.
  package static func waitUntilFree(_ function: String) async {
    await withCheckedContinuation { continuation in
      HookHolders.shared.whenFree(function) { continuation.resume() }
    }
  }

  /// The same, for a thread that may block.
  package static func blockUntilFree(_ function: String) {
    let isFree = DispatchSemaphore(value: 0)
    HookHolders.shared.whenFree(function) { isFree.signal() }
    isFree.wait()
  }
}

extension FunctionHook {
  private final class Handler: Sendable {
    let handle: @Sendable (Call) -> Void
    init(_ handle: @escaping @Sendable (Call) -> Void) { self.handle = handle }
  }

  private static func install(
    _ function: String, _ scope: HookScope, _ handler: @escaping @Sendable (Call) -> Void
  ) throws(HookError) -> Address {
    for library in scope.libraries where !hook_is_loaded(library) {
      throw .notLoaded(library: library)
    }
    var status = HOOK_INSTALLED
    var error: Int32 = 0
    let context = Unmanaged.passRetained(Handler(handler)).toOpaque()
    let hook = scope.withScope { scope in
      hook_install(
        function, scope,
        { frame, context in
          Unmanaged<Handler>.fromOpaque(context!)._withUnsafeGuaranteedRef {
            $0.handle(Call(frame: frame!))
          }
        }, context, { Unmanaged<Handler>.fromOpaque($0!).release() }, &status, &error)
    }
    if let hook { return Address(pointer: hook) }
    throw self.error(status, error, function, scope)
  }

  private static func error(
    _ status: hook_status, _ errno: Int32, _ function: String, _ scope: HookScope
  ) -> HookError {
    switch status {
    case HOOK_NOWHERE:
      .obstructed(
        function: function,
        by: HookObstacle(
          of: function, seen: FunctionSighting.all(of: function, in: scope), names: allNames))
    case HOOK_TAKEN: .held(function: function, by: holder(of: function) ?? "somebody else")
    case HOOK_NO_THUNK: .tooMany(function: function, most: HOOK_MOST_FUNCTIONS)
    case HOOK_REFUSED: .refused(function: function, errno: errno)
    default: .outOfMemory(function: function)
    }
  }

  private static func allNames() -> Set<String> {
    var names: Set<String> = []
    withUnsafeMutablePointer(to: &names) { names in
      hook_names(
        { name, names in
          names!.assumingMemoryBound(to: Set<String>.self).pointee.insert(String(cString: name!))
        }, names)
    }
    return names
  }
}
