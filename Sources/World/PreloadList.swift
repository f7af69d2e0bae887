// SPDX-License-Identifier: Apache-2.0

/// What `LD_PRELOAD` says: libraries, in the order in which the loader asks them.
package struct PreloadList: Sendable, Hashable {
  package private(set) var libraries: [String]

  /// Reads a value; the loader takes colons and spaces as separators.
  package init(_ value: String?) {
    libraries = (value ?? "").split { $0 == ":" || $0 == " " }.map(String.init)
  }

  /// The value to give to the loader.
  package var value: String { libraries.joined(separator: ":") }

  /// Whether the loader could read this path in a list.
  package static func canName(_ library: String) -> Bool {
    !library.contains { $0 == ":" || $0 == " " }
  }

  /// Puts libraries in front, in their order, each once. An AddressSanitizer runtime that leads
  /// stays in the lead: it ends the process when it is not the first.
  package mutating func lead(with leaders: [String]) {
    let bases = leaders.map(Self.baseName)
    libraries.removeAll { bases.contains(Self.baseName($0)) }
    libraries.insert(
      contentsOf: leaders, at: libraries.first.map(Self.isSanitizer) == true ? 1 : 0)
  }

  private static func isSanitizer(_ library: String) -> Bool {
    let base = baseName(library)
    return base.hasPrefix("libasan.so") || base.hasPrefix("libclang_rt.asan")
  }

  private static func baseName(_ path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }
}
