// SPDX-License-Identifier: Apache-2.0

/// Which processes hold which sockets.
struct Holders {
  private var pids: [UInt32: [Int32]] = [:]

  /// Looks through the descriptors of every process that this user may look into.
  init(of inodes: Set<UInt32>) {
    guard !inodes.isEmpty else { return }
    for pid in ProcessTable.pids.sorted() {
      let held = ProcessTable.names(in: "/proc/\(pid)/fd")
        .compactMap { Self.inode(ProcessTable.link("/proc/\(pid)/fd/\($0)")) }
      for inode in Set(held).intersection(inodes) { pids[inode, default: []].append(pid) }
    }
  }

  subscript(inode: UInt32) -> [Socket.Holder] {
    (pids[inode] ?? []).map { Socket.Holder(pid: $0, program: ProcessTable.program(of: $0)) }
  }

  private static func inode(_ link: String?) -> UInt32? {
    guard let link, link.hasPrefix("socket:[") else { return nil }
    return UInt32(link.dropFirst(8).dropLast())
  }
}
