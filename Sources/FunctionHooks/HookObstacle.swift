// SPDX-License-Identifier: Apache-2.0

/// Why nothing that can be changed leads to a function.
package enum HookObstacle: Equatable, Sendable {
  /// No loader has anything to do with the program, so it has no slots.
  case staticProgram
  /// A sanitizer, linked into the program, has a function of this name itself, which the program's
  /// calls go to.
  case sanitizer
  /// The function lies in the object that calls it, which the linker has bound to it.
  case sameObject(String)
  /// … by `-Bsymbolic`, or because the function is protected or hidden.
  case boundToItself(String)
  /// There are sleds, and they are too short.
  case shortSled(String)
  /// Nobody in the scope calls it by this name; these others do. `related`: what those in the scope
  /// call instead.
  case notImported(importers: [String], related: [String])
  /// There is no function of this name.
  case unknown(nearest: [String])
}

extension HookObstacle {
  /// Decides, from all that has to do with the function.
  /// - Parameter names: of all functions that there are; asked for only if they matter.
  init(of function: String, seen: [FunctionSighting], names: () -> Set<String>) {
    let inScope = seen.filter(\.isInScope)
    if let object = inScope.first(where: \.hasShortSled) {
      self = .shortSled(object.name)
    } else if inScope.contains(where: { $0.isSanitized && $0.isDefined && $0.object.isEmpty }) {
      self = .sanitizer
    } else if let object = inScope.first(where: \.isProtected), !object.object.isEmpty {
      self = .boundToItself(object.name)
    } else if let object = inScope.first(where: \.isDefined) {
      self = .sameObject(object.name)
    } else if inScope.contains(where: \.isStatic) {
      self = .staticProgram
    } else {
      self.init(ofStranger: function, seen: seen, names: names())
    }
  }

  private init(ofStranger function: String, seen: [FunctionSighting], names: Set<String>) {
    if seen.contains(where: { $0.slots > 0 || $0.isExported || $0.isDefined }) {
      let importers = seen.filter { $0.slots > 0 && !$0.isInScope }.map(\.name)
      self = .notImported(
        importers: importers, related: Self.relatives(of: function).filter(names.contains))
    } else {
      self = .unknown(nearest: function.nearest(of: names))
    }
  }

  /// What a header of libc may make of a name: with checks of lengths, with 64 bits, by a standard.
  private static func relatives(of name: String) -> [String] {
    ["__\(name)_chk", "__\(name)_2", "\(name)64", "__\(name)64_2", "__isoc99_\(name)"]
      + ["__isoc23_\(name)", "__x\(name)", "__x\(name)64"]
  }
}

extension HookObstacle: CustomStringConvertible {
  package var description: String {
    switch self {
    case .staticProgram:
      """
      The program is linked statically, so the loader has bound none of its calls. \
      \(Self.bySled), or link it dynamically.
      """
    case .sanitizer:
      """
      The program has a function of this name from a sanitizer, and its calls go there directly. \
      Run this test without the sanitizer, or move the code that calls it to a shared library.
      """
    case .sameObject(let object):
      """
      It lies in \(object) itself, whose calls go there directly. \(Self.bySled), or move the \
      function to a shared library. (If it is compiled so, the compiler has put it into its callers, \
      or given it another name: add __attribute__((noinline)), for gcc also noipa.)
      """
    case .boundToItself(let object):
      """
      \(object) binds its calls to its own function, by -Bsymbolic or because the function is \
      protected or hidden. Link it without that, or: \(Self.bySled.lowercasedFirst).
      """
    case .shortSled(let object):
      """
      Its sled in \(object) is too short. Compile the file with -fpatchable-function-entry=16, or \
      with 16,14.
      """
    case .notImported(let importers, let related):
      "Nothing in the scope of the hook calls it by this name."
        + (related.isEmpty ? "" : " Headers may have made \(related.list) of it: hook that.")
        + (importers.isEmpty
          ? " Nobody else does." : " These do: \(importers.list). Add those that are under test.")
    case .unknown(let nearest):
      "There is no function of this name."
        + (nearest.isEmpty ? "" : " There is \(nearest.list).")
        + " A library that is loaded later has to be named as one of those."
    }
  }

  private static let bySled =
    "Compile the file that has the function with -fpatchable-function-entry=16"
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

  /// The three most alike, if any is.
  fileprivate func nearest(of names: Set<String>) -> [String] {
    let near = names.lazy
      .filter { abs($0.utf8.count - utf8.count) <= 2 }
      .map { (name: $0, distance: distance(to: $0)) }
      .filter { $0.distance <= 2 }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }

  /// How many letters have to change, come or go.
  private func distance(to other: String) -> Int {
    let other = Array(other.utf8)
    var row = Array(0...other.count)
    for (line, letter) in utf8.enumerated() {
      var corner = row[0]
      row[0] = line + 1
      for (column, wanted) in other.enumerated() {
        let cost = letter == wanted ? corner : corner + 1
        corner = row[column + 1]
        row[column + 1] = Swift.min(cost, row[column] + 1, corner + 1)
      }
    }
    return row[other.count]
  }
}

extension [String] {
  fileprivate var list: String { sorted().joined(separator: ", ") }
}
