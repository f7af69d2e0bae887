// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import LotFile
internal import ShimWire

/// The processes of a lot, wherever they went: in the background, into another session, to another
/// user.
package struct Members: Sendable {
  /// The absolute path of the lot's directory, without symbolic links.
  let directory: String

  package init(of directory: String) {
    self.directory = directory
  }

  /// Their numbers. The caller and those who wait for it are not among them.
  package var pids: [Int32] {
    let above = Set(ProcessTable.lineage(of: getpid()))
    return ProcessTable.pids.filter { !above.contains($0) && isMember($0) }
  }

  /// Sends a signal to each; returns whether there was one.
  package func signal(_ number: Int32) -> Bool {
    let pids = pids
    for pid in pids { kill(pid, number) }
    return !pids.isEmpty
  }

  /// A program that wrote over its environment still has the lot's file mapped, and one that the
  /// shim did not reach still has its environment.
  private func isMember(_ pid: Int32) -> Bool {
    wasStartedIn(pid) || hasMapped(pid)
  }

  private func wasStartedIn(_ pid: Int32) -> Bool {
    let wanted = Array("\(BACKLOT_LOT)=\(directory)".utf8)
    return ProcessTable.bytes(of: "/proc/\(pid)/environ")
      .split(separator: 0).contains { $0.elementsEqual(wanted) }
  }

  /// The shim is asked for too: whoever only looks into a lot, as `backlot wait` does, has the file
  /// alone.
  private func hasMapped(_ pid: Int32) -> Bool {
    let maps = ProcessTable.bytes(of: "/proc/\(pid)/maps").map { CChar(bitPattern: $0) } + [0]
    return strstr(maps, "\(directory)/\(LOT_FILE_NAME)") != nil
      && strstr(maps, ShimLibrary.socket.name) != nil
  }
}
