// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// The functions of the descriptor library, for a process that it is loaded in.
struct WatchCalls: Sendable {
  typealias Mark = @convention(c) @Sendable () -> UInt64
  typealias OpenSince =
    @convention(c) @Sendable (UInt64, UnsafeMutablePointer<Int32>, Int32) -> Int32
  typealias FindingsSince = @convention(c) @Sendable (UInt64) -> Int32
  typealias Tag = @convention(c) @Sendable (Int32, UInt64) -> Void
  typealias Close = @convention(c) @Sendable (Int32, UInt64) -> Int32

  let mark: Mark
  let openSince: OpenSince
  let findingsSince: FindingsSince
  let tag: Tag
  let close: Close

  /// `nil` when the library is not here.
  init?() {
    let names = ["mark", "open_since", "findings_since", "tag", "close"]
    let found = names.compactMap { dlsym(nil, "backlot_fds_\($0)") }
    guard found.count == names.count else { return nil }
    mark = unsafeBitCast(found[0], to: Mark.self)
    openSince = unsafeBitCast(found[1], to: OpenSince.self)
    findingsSince = unsafeBitCast(found[2], to: FindingsSince.self)
    tag = unsafeBitCast(found[3], to: Tag.self)
    close = unsafeBitCast(found[4], to: Close.self)
  }
}
