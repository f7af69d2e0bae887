// SPDX-License-Identifier: Apache-2.0
internal import BacklotSymbols
internal import BacklotWorld
internal import Glibc
internal import ShimWire

extension Book {
  /// Whether these bytes begin as a book of any version does.
  public static func begins(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4).elementsEqual("book".utf8)
  }

  /// Reads a book that was saved as a file; `nil` when it is none of this version.
  public init?(_ bytes: [UInt8], symbols: Symbols? = nil) {
    let head = Int(FD_BOOK_HEAD)
    let ring = (bytes.count - head) & ~7
    guard ring >= 64, let memory = Self.memory(ring: ring, flags: MAP_PRIVATE | MAP_ANONYMOUS, -1)
    else { return nil }
    _ = bytes.withUnsafeBytes { memcpy(memory, $0.baseAddress!, head + ring) }
    let book = BookMemory(memory, ring: UInt64(ring))
    guard book.isBook else { return nil }
    self.init(book, symbols ?? .shared)
    close()
  }

  static func memory(ring: Int, flags: Int32, _ file: Int32) -> UnsafeMutableRawPointer? {
    let size = Int(FD_BOOK_HEAD) + ring
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, flags, file, 0)
    return memory == MAP_FAILED ? nil : memory
  }
}
