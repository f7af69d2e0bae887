// SPDX-License-Identifier: Apache-2.0
internal import BacklotFunctionHooks

/// Whose calls of a C function are mocked.
public struct CCallers: Sendable, Hashable {
  let scope: HookScope

  /// The calls of the program itself: in a test process, those of the tests and of all that is linked
  /// into them statically, of Swift and of C.
  public static var program: CCallers { CCallers(scope: .program) }

  /// The calls of the program, and of these libraries, which have to be loaded: by path, by the file's
  /// name, or by that up to `.so`.
  public static func program(and libraries: String...) -> CCallers {
    CCallers(scope: HookScope(program: true, libraries: libraries))
  }

  /// The calls of these libraries, and nobody else's.
  public static func libraries(_ libraries: String...) -> CCallers {
    CCallers(scope: HookScope(libraries: libraries))
  }

  /// The calls of these libraries as well, which may be loaded later.
  public func later(_ libraries: String...) -> CCallers {
    var scope = scope
    scope.laterLibraries += libraries
    return CCallers(scope: scope)
  }

  /// All calls that go through the loader, also Foundation's and the Swift runtime's. Few functions
  /// can be mocked for these.
  public static var everything: CCallers { CCallers(scope: .everything) }
}

/// On which threads the calls of a C function are mocked.
public enum CCallerThreads: Sendable, Hashable {
  /// On all of them: threads of C and blocks of Dispatch belong to the code under test.
  case all
  /// Only where a task of the test itself is running: what tests beside it call is real. Under XCTest
  /// it is the same as ``all``, since there are none beside.
  case ofTheTestsTasks
}
