// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A plain file that is read piece by piece: it may be larger than memory, and may be cut short
/// while we read.
struct InputFile: ~Copyable {
  private let descriptor: Int32
  let size: UInt64
  /// When it was last written to, in nanoseconds since 1970.
  let modified: Int

  /// - Throws: `ProfileError`, when it is not there, may not be read, or is no plain file.
  init(_ path: String) throws(ProfileError) {
    // A FIFO would keep us waiting without O_NONBLOCK.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.refusal(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ProfileError(.unreadable, Self.notPlain(path, status.st_mode & S_IFMT == S_IFDIR))
    }
    size = UInt64(status.st_size)
    modified = status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
  }

  deinit { close(descriptor) }

  /// Fills the room as far as the file reaches, and returns how many bytes that were.
  func read(at offset: UInt64, into room: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    while filled < room.count, let at = off_t(exactly: offset &+ UInt64(filled)) {
      let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
      let count = pread(descriptor, rest.baseAddress, rest.count, at)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// Bytes from the file, as far as it reaches.
  func bytes(at offset: UInt64, count: UInt64) -> [UInt8] {
    guard offset < size else { return [] }
    let count = Int(min(count, size - offset))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  private static func refusal(_ path: String, _ error: Int32) -> ProfileError {
    switch error {
    case ENOENT, ENOTDIR: ProfileError(.noFile, "there is no file \(path)")
    case EACCES, EPERM: ProfileError(.denied, "\(path) may not be read; ask its owner, or root")
    default: ProfileError(.system, "\(path) cannot be opened: \(String(cString: strerror(error)))")
    }
  }

  private static func notPlain(_ path: String, _ isFolder: Bool) -> String {
    isFolder
      ? "\(path) is a folder, as perf record --threads makes; record to a single file"
      : "\(path) is no plain file; write the profile to one first"
  }
}
