// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import Glibc

/// The descriptors of this process, as far as they are watched: when it was started by
/// `backlot run --fds`, by a lot that watches, or with the descriptor library preloaded by hand.
public enum Descriptors {
  /// Whether the library is here to watch.
  public static var isWatching: Bool { calls != nil }

  /// Says who owns a descriptor. Then a close that does not name the tag is a finding,
  /// `foreign-close`.
  ///
  /// - Parameters:
  ///   - fd: The descriptor's number, after it was opened.
  ///   - tag: What only the owner knows, such as its address; not 0.
  public static func tag(_ fd: Int32, as tag: UInt64) { calls?.tag(fd, tag) }

  /// Closes a descriptor as its owner. Without the library it is closed all the same.
  ///
  /// The corresponding C function is `close`.
  ///
  /// - Returns: What `close` returns; -1 with `errno` when it fails.
  @discardableResult
  public static func close(_ fd: Int32, tag: UInt64) -> Int32 {
    calls?.close(fd, tag) ?? Glibc.close(fd)
  }

  private static let calls = WatchCalls()
}

extension Descriptors {
  /// A point in time, for what follows; 0 without the library.
  package static func mark() -> UInt64 { calls?.mark() ?? 0 }

  /// The numbers that this process has opened since, and that are open: how many, and the first ones.
  package static func stillOpen(since mark: UInt64) -> (count: Int, some: [Int32]) {
    guard let calls else { return (0, []) }
    var numbers = [Int32](repeating: -1, count: 32)
    let count = Int(calls.openSince(mark, &numbers, Int32(numbers.count)))
    return (max(0, count), Array(numbers.prefix(max(0, count))))
  }

  /// `6 (/tmp/a)`: the number, and what the kernel says it is.
  package static func name(of fd: Int32) -> String {
    let target = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      count = max(0, readlink("/proc/self/fd/\(fd)", buffer.baseAddress!, buffer.count))
    }
    let what = String(decoding: target.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return what.isEmpty ? "\(fd)" : "\(fd) (\(what.printable))"
  }

  /// How many findings there were since.
  package static func findings(since mark: UInt64) -> Int {
    Int(calls?.findingsSince(mark) ?? 0)
  }
}
