// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import BacklotFunctionHooks

@Suite("A hook that cannot be")
struct ObstacleTests {
  typealias Sighting = FunctionSighting

  @Test(
    "is told why",
    arguments: [
      ([Sighting(isInScope: true, isDefined: true)], .sameObject("the program")),
      ([Sighting(isInScope: true, isDefined: true, isSanitized: true)], .sanitizer),
      ([Sighting(isInScope: true, isStatic: true)], .staticProgram),
      ([Sighting(isInScope: true, isDefined: true, hasShortSled: true)], .shortSled("the program")),
      (
        [
          Sighting(isInScope: true),
          Sighting(
            object: "/a.so", isInScope: true, isExported: true, isProtected: true, isDefined: true),
        ], .boundToItself("/a.so")
      ),
      (
        [Sighting(isInScope: true), Sighting(object: "/b.so", slots: 1)],
        .notImported(importers: ["/b.so"], related: ["__read_chk"])
      ),
      (
        [Sighting(isInScope: true), Sighting(object: "/libc", isExported: true)],
        .notImported(importers: [], related: ["__read_chk"])
      ),
      ([Sighting(isInScope: true)], .unknown(nearest: ["head", "lead", "real"])),
    ] as [([Sighting], HookObstacle)])
  func reasons(seen: [Sighting], obstacle: HookObstacle) {
    let names: Set = ["__read_chk", "real", "head", "lead", "write", "reduction"]
    #expect(HookObstacle(of: "read", seen: seen) { names } == obstacle)
  }

  @Test(
    "tells it in words, with a way out",
    arguments: [
      (
        HookError.obstructed(function: "f", by: .staticProgram),
        """
        f cannot be hooked. The program is linked statically, so the loader has bound none of its \
        calls. Compile the file that has the function with -fpatchable-function-entry=16, or link \
        it dynamically.
        """
      ),
      (
        .obstructed(function: "f", by: .boundToItself("/a.so")),
        """
        f cannot be hooked. /a.so binds its calls to its own function, by -Bsymbolic or because the \
        function is protected or hidden. Link it without that, or: compile the file that has the \
        function with -fpatchable-function-entry=16.
        """
      ),
      (
        .obstructed(function: "f", by: .notImported(importers: ["/b.so"], related: ["f64"])),
        """
        f cannot be hooked. Nothing in the scope of the hook calls it by this name. Headers may have \
        made f64 of it: hook that. These do: /b.so. Add those that are under test.
        """
      ),
      (
        .obstructed(function: "f", by: .unknown(nearest: ["g", "h"])),
        """
        f cannot be hooked. There is no function of this name. There is g, h. A library that is \
        loaded later has to be named as one of those.
        """
      ),
      (.held(function: "f", by: "the test t()"), "f is hooked already, by the test t()."),
      (
        .notLoaded(library: "liba"),
        """
        No library liba is loaded. Load it first, or name it among the later libraries of the scope.
        """
      ),
    ] as [(HookError, String)])
  func words(error: HookError, text: String) {
    #expect("\(error)" == text)
  }
}
