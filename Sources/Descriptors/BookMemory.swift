// SPDX-License-Identifier: Apache-2.0
internal import BacklotSystem
internal import Glibc
internal import ShimWire

/// The bytes of a book: its page of counters, and its ring.
final class BookMemory: Sendable {
  /// How many bytes of records it holds; not what the book itself says, which anybody may change.
  let ring: UInt64
  nonisolated(unsafe) private let base: UnsafeMutableRawPointer
  private let size: Int

  /// Takes over a mapping of a head and a ring.
  init(_ base: UnsafeMutableRawPointer, ring: UInt64) {
    self.base = base
    self.ring = ring
    size = Int(FD_BOOK_HEAD) + Int(ring)
  }

  deinit { munmap(base, size) }

  var head: UInt64 { shared_load_64(base + Int(BOOK_HEAD_AT)) }
  var dropped: UInt64 { shared_load_64(base + Int(BOOK_DROPPED_AT)) }
  var unseen: UInt64 { shared_load_64(base + Int(BOOK_UNSEEN_AT)) }

  var tail: UInt64 {
    get { shared_load_64(base + Int(BOOK_TAIL_AT)) }
    set { shared_store_64(base + Int(BOOK_TAIL_AT), newValue) }
  }

  /// How often a finding came; 0 when there is no such place.
  func tally(_ place: UInt16) -> UInt64 {
    guard place < FD_BOOK_TALLIES else { return 0 }
    return shared_load_64(base + Int(BOOK_COUNTS_AT) + Int(place) * Int(BOOK_COUNT_SIZE))
  }

  /// A word of the ring that a writer may be writing.
  func word(at position: UInt64) -> UInt64 { shared_load_64(place(position)) }

  /// A stretch of the ring, which may go around its end.
  func bytes(at position: UInt64, count: Int) -> [UInt8] {
    let first = min(count, Int(ring - position % ring))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      memcpy(buffer.baseAddress!, place(position), first)
      memcpy(buffer.baseAddress! + first, place(0), count - first)
      filled = count
    }
  }

  /// Writers expect zeroes.
  func erase(at position: UInt64, count: Int) {
    let first = min(count, Int(ring - position % ring))
    memset(place(position), 0, first)
    memset(place(0), 0, count - first)
  }

  private func place(_ position: UInt64) -> UnsafeMutableRawPointer {
    base + Int(FD_BOOK_HEAD) + Int(position % ring)
  }
}

extension BookMemory {
  private var bell: UnsafeMutableRawPointer { base + Int(BOOK_BELL_AT) }

  /// How the bell stands now, to wait from there.
  var bellStand: UInt32 { shared_load_32(bell) }

  /// Waits until a record has come since, or somebody rings.
  func wait(since stand: UInt32, milliseconds: UInt32) {
    shared_store_32(base + Int(BOOK_LISTENS_AT), 1)
    bell_wait(bell, stand, milliseconds)
  }

  func wake() { bell_ring(bell) }

  /// Writes what a book begins with.
  func begin() {
    shared_store_64(base + Int(BOOK_RING_AT), ring)
    shared_store_32(base + Int(BOOK_VERSION_AT), UInt32(FD_BOOK_VERSION))
    shared_store_32(base + Int(BOOK_MAGIC_AT), UInt32(FD_BOOK_MAGIC))
  }

  /// Whether it begins as a book of this version does.
  var isBook: Bool {
    shared_load_32(base + Int(BOOK_MAGIC_AT)) == UInt32(FD_BOOK_MAGIC)
      && shared_load_32(base + Int(BOOK_VERSION_AT)) == UInt32(FD_BOOK_VERSION)
  }
}
