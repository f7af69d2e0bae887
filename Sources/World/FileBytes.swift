// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Parts of a file, read where they are.
struct FileBytes: ~Copyable {
  private let fd: Int32

  init?(_ path: String) {
    fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return nil }
  }

  deinit { close(fd) }

  /// Exactly `count` bytes, or `nil` when the file has fewer there.
  func bytes(at offset: UInt64, count: Int) -> [UInt8]? {
    let found = someBytes(at: offset, limit: count)
    return found.count == count ? found : nil
  }

  func someBytes(at offset: UInt64, limit: Int) -> [UInt8] {
    guard let offset = off_t(exactly: offset) else { return [] }
    return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, pread(fd, buffer.baseAddress, limit, offset))
    }
  }

  /// The text there, up to the first zero byte.
  func text(at offset: UInt64, limit: UInt64) -> String {
    String(
      decoding: someBytes(at: offset, limit: Int(limit)).prefix { $0 != 0 }, as: UTF8.self)
  }
}
