// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Finds out which functions and lines addresses belong to.
///
/// It reads symbol tables and DWARF, also where they lie in files of their own: below
/// `/usr/lib/debug`, and where `.gnu_debuglink` says. It asks no server. Each file is opened once and
/// kept; libdw is loaded with the first one. Any thread may ask; they take turns.
public final class Symbols: Sendable {
  /// The cache that all of this process shares.
  public static let shared = Symbols()

  private let core = Mutex(SymbolCache())

  /// An empty cache.
  public init() {}

  /// The functions at an address, innermost first; each is inlined into the next. One frame without
  /// a function when nothing is known.
  ///
  /// - Parameters:
  ///   - address: As the file itself counts it.
  ///   - module: The file.
  ///   - isExact: Whether the address is the code that is meant. Otherwise it is where a call
  ///     returns to, and the call before it is meant.
  public func frames(of address: UInt64, in module: Module, isExact: Bool = false) -> [Frame] {
    core.withLock { $0.frames(of: address, in: module, isExact: isExact) }
  }

  /// Why the frames of a file have lacked functions and lines: a sentence; `nil` when there is no
  /// reason, or nobody has asked yet.
  public func trouble(with module: Module) -> String? { core.withLock { $0.troubles[module] } }
}
