// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Synchronization

/// The room as one object file, compiled once for each set of flags that tells one from another.
enum Room {
  private static let made = Mutex<[[String]: String]>([:])

  /// - Parameter flags: of the program; those for the linker make no other object.
  static func object(_ flags: [String]) throws -> String {
    let flags = flags.filter { !$0.hasPrefix("-Wl,") }
    return try made.withLock { made in
      if let path = made[flags] { return path }
      if made.isEmpty { removeAtExit() }
      let path = "\(folder)-\(made.count).o"
      made[flags] = path
      let run = try Program.run(
        "cc", flags + ["-fPIC", "-fvisibility=hidden", "-r", "-nostdlib", "-o", path] + sources())
      if run.status != 0 { throw Program.NotMade(why: run.errors) }
      return path
    }
  }

  private static let folder = "/tmp/backlot-walk-room-\(getpid())"

  private static func removeAtExit() {
    atexit {
      for place in 0..<16 { unlink("\(Room.folder)-\(place).o") }
    }
  }

  private static func sources() throws -> [String] {
    let room = "\(Program.preload)/StackWalk"
    return try FileManager.default.contentsOfDirectory(atPath: room)
      .filter { $0.hasSuffix(".c") }.map { "\(room)/\($0)" }
  }
}
