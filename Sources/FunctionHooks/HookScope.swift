// SPDX-License-Identifier: Apache-2.0

/// Whose calls a hook is for. A function is hooked where it is called from, not where it lies; only
/// one with a sled is hooked for all its callers, when it lies in the scope.
package struct HookScope: Sendable, Hashable {
  /// The calls of the program itself; in a test process, those of the tests and of all that is
  /// linked into them.
  package var includesProgram: Bool
  /// The calls of all there is, the Swift runtime and libc's own to itself included where they go
  /// through the loader, and of all that will be loaded.
  package var includesEverything: Bool
  /// Libraries that have to be loaded: by path, by the file's name, or by that up to `.so`.
  package var libraries: [String]
  /// Libraries that may be loaded later.
  package var laterLibraries: [String]

  package init(
    program: Bool = false, everything: Bool = false, libraries: [String] = [],
    laterLibraries: [String] = []
  ) {
    includesProgram = program
    includesEverything = everything
    self.libraries = libraries
    self.laterLibraries = laterLibraries
  }

  package static var program: HookScope { HookScope(program: true) }
  package static var everything: HookScope { HookScope(program: true, everything: true) }

  /// The program, and libraries that have to be loaded.
  package static func program(and libraries: String...) -> HookScope {
    HookScope(program: true, libraries: libraries)
  }

  package static func libraries(_ libraries: String...) -> HookScope {
    HookScope(libraries: libraries)
  }
}
