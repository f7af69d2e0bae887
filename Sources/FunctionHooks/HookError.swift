// SPDX-License-Identifier: Apache-2.0

/// Why a function has not been hooked.
package enum HookError: Error, Equatable {
  case obstructed(function: String, by: HookObstacle)
  /// A hook of this function is installed already. Wait for its end with `FunctionHook.waitUntilFree`.
  case held(function: String, by: String)
  /// A library of the scope is not there.
  case notLoaded(library: String)
  /// The kernel does not let a process change its own slots or code.
  case refused(function: String, errno: Int32)
  /// Too many different functions have been hooked in the life of this process.
  case tooMany(function: String, most: Int)
  case outOfMemory(function: String)
}

extension HookError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .obstructed(let function, let obstacle):
      "\(function) cannot be hooked. \(obstacle)"
    case .held(let function, let holder):
      "\(function) is hooked already, by \(holder)."
    case .notLoaded(let library):
      """
      No library \(library) is loaded. Load it first, or name it among the later libraries of the \
      scope.
      """
    case .refused(let function, let errno):
      """
      \(function) cannot be hooked: the kernel does not let this process change its own memory \
      (errno \(errno)).
      """
    case .tooMany(let function, let most):
      "\(function) cannot be hooked: this process has hooked \(most) different functions, its most."
    case .outOfMemory(let function):
      "\(function) cannot be hooked: there is no memory."
    }
  }
}
