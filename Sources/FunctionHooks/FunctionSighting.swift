// SPDX-License-Identifier: Apache-2.0
internal import CallHooks

/// What one object, the program or a library, has to do with a function.
struct FunctionSighting: Equatable {
  /// Empty for the program.
  var object = ""
  var slots = 0
  var isInScope = false
  var isExported = false
  var isProtected = false
  var isDefined = false
  var hasSled = false
  var hasShortSled = false
  var isStatic = false
  var isSanitized = false

  var name: String { object.isEmpty ? "the program" : object }
}

extension FunctionSighting {
  private init(_ raw: hook_sighting) {
    object = String(cString: raw.object)
    slots = Int(raw.slots)
    isInScope = raw.is_in_scope
    isExported = raw.is_exported
    isProtected = raw.is_protected
    isDefined = raw.is_defined
    hasSled = raw.has_sled
    hasShortSled = raw.has_short_sled
    isStatic = raw.is_static
    isSanitized = raw.is_sanitized
  }

  static func all(of function: String, in scope: HookScope) -> [FunctionSighting] {
    var sightings: [FunctionSighting] = []
    scope.withScope { scope in
      withUnsafeMutablePointer(to: &sightings) { sightings in
        hook_survey(
          function, scope,
          { raw, sightings in
            sightings!.assumingMemoryBound(to: [FunctionSighting].self).pointee
              .append(FunctionSighting(raw!.pointee))
          }, sightings)
      }
    }
    return sightings
  }
}
