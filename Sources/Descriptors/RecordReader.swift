// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

/// Takes records out of a book, in their order. Believes nothing that it reads.
struct RecordReader {
  private let memory: BookMemory
  private var tail: UInt64
  /// Where it is to end; `nil` while writers may come.
  private var end: UInt64?
  private var isSkipping = false
  private var gapSince: ContinuousClock.Instant?

  /// Whether something was found that no writer writes.
  private(set) var isDamaged = false

  init(_ memory: BookMemory) {
    self.memory = memory
    tail = memory.tail
    if tail % 8 != 0 || memory.head &- tail > memory.ring {
      isDamaged = true
      tail = (memory.head - min(memory.head, memory.ring)) & ~7
    }
  }

  /// From now on there are no writers any more: what is not whole will never be.
  mutating func close() {
    guard end == nil else { return }
    end = hasSoundHead ? memory.head : tail &+ memory.ring
  }

  /// The next whole record; `nil` when there is none, or not yet.
  mutating func next() -> [UInt8]? {
    while let available {
      let word = memory.word(at: tail)
      if let size = Self.size(word, available) {
        (isSkipping, gapSince) = (false, nil)
        return take(size)
      }
      guard mayPass(word) else { return nil }
      advance(8)
    }
    return nil
  }

  /// How many bytes there are before the head, or the end.
  private var available: UInt64? {
    mutating get {
      if end == nil, !hasSoundHead { isDamaged = true }
      let distance = (end ?? (hasSoundHead ? memory.head : tail)) &- tail
      return distance >= 8 && distance <= memory.ring ? distance : nil
    }
  }

  private var hasSoundHead: Bool {
    memory.head % 8 == 0 && memory.head &- tail <= memory.ring
  }

  /// The size of the record that begins with this word, if one does.
  private static func size(_ word: UInt64, _ available: UInt64) -> Int? {
    let record = unsafeBitCast(word, to: fd_record.self)
    guard record.mark == UInt16(FD_RECORD_MARK), record.size % 8 == 0, record.size >= 16,
      UInt64(record.size) <= available
    else { return nil }
    return Int(record.size)
  }

  private mutating func take(_ size: Int) -> [UInt8] {
    let bytes = memory.bytes(at: tail, count: size)
    advance(size)
    return bytes
  }

  private mutating func advance(_ count: Int) {
    memory.erase(at: tail, count: count)
    tail &+= UInt64(count)
    memory.tail = tail
  }

  /// Whether a word that begins no record is to be passed over. Where a writer is at work there are
  /// zeroes, but not for long.
  private mutating func mayPass(_ word: UInt64) -> Bool {
    if UInt32(truncatingIfNeeded: word) != 0, !isSkipping, end == nil {
      isDamaged = true
      isSkipping = true
    }
    if isSkipping || end != nil { return true }
    let now = ContinuousClock.now
    guard let since = gapSince else {
      gapSince = now
      return false
    }
    isSkipping = now - since > .seconds(2)
    return isSkipping
  }
}
