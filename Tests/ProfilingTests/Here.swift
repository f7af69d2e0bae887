// SPDX-License-Identifier: Apache-2.0
import Glibc
import Regions
import Synchronization

/// The regions that a sample would see at this moment: read in a signal handler, on this thread.
enum Here {
  static func path() -> [String] {
    _ = handler
    // Delivered before this returns, as it is for the very thread. Few other signals would be: the
    // threads of a pool block them.
    pthread_kill(pthread_self(), SIGPROF)
    return seen.prefix(Int(count)).map { String(cString: region_name($0)) }
  }

  private static let handler: Void = {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in count = region_path_here(seen.baseAddress, 16) }
    sigaction(SIGPROF, &action, nil)
  }()
}

// Written by the handler, read right after it on the same thread: tests of these run one at a time.
nonisolated(unsafe) private let seen = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: 16)
nonisolated(unsafe) private var count: UInt32 = 0
