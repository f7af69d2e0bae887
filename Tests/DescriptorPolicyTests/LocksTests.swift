// SPDX-License-Identifier: Apache-2.0
import DescriptorPolicy
import Testing

@Suite("Record locks of a process")
struct LocksTests {
  private let file = file_identity(device: 1, inode: 7)
  private let other = file_identity(device: 1, inode: 8)

  @Test("are lost when another descriptor of the file is closed")
  func lost() {
    var locks = locks()
    take(&locks, 0..<100, by: 3)

    #expect(lost(locks, file, byClosing: 4) == 3)
    #expect(lost(locks, file, byClosing: 3) == nil)
    #expect(lost(locks, other, byClosing: 4) == nil)
  }

  @Test("are gone once every byte is given back, in whatever pieces")
  func pieces() {
    var locks = locks()
    take(&locks, 0..<100, by: 3)
    locks_release(&locks, file, 30, 60)
    #expect(spans(locks) == [0..<30, 60..<100])
    locks_release(&locks, file, 0, 40)
    #expect(spans(locks) == [60..<100])
    locks_release(&locks, file, 50, .max)
    #expect(spans(locks) == [])
    #expect(lost(locks, file, byClosing: 4) == nil)
  }

  @Test("replace one another where they meet")
  func replaced() {
    var locks = locks()
    take(&locks, 0..<100, by: 3)
    take(&locks, 50..<UInt64.max, by: 4)
    #expect(spans(locks) == [0..<50, 50..<UInt64.max])
    #expect(lost(locks, file, byClosing: 4) == 3)
  }

  @Test("of one file go together")
  func dropped() {
    var locks = locks()
    take(&locks, 0..<1, by: 3)
    take(&locks, 5..<6, by: 3)
    locks_drop(&locks, file)
    #expect(locks.count == 0)
  }

  @Test("beyond the room for them are not noted, and say so")
  func many() {
    var locks = locks()
    for index in 0..<UInt64(LOCKS_MOST) { take(&locks, index * 2..<index * 2 + 1, by: 3) }
    #expect(!take(&locks, 1000..<1001, by: 3))
    #expect(locks.count == UInt32(LOCKS_MOST))
  }

  @discardableResult
  private func take(_ locks: inout locks, _ span: Range<UInt64>, by fd: Int32) -> Bool {
    var lock = lock()
    lock.file = file
    lock.from = span.lowerBound
    lock.to = span.upperBound
    lock.fd = fd
    return locks_take(&locks, &lock)
  }

  private func lost(_ locks: locks, _ file: file_identity, byClosing fd: Int32) -> Int32? {
    var locks = locks
    return locks_lost_by(&locks, file, fd)?.pointee.fd
  }

  private func spans(_ locks: locks) -> [Range<UInt64>] {
    withUnsafeBytes(of: locks.at) { bytes in
      bytes.bindMemory(to: lock.self).prefix(Int(locks.count)).map { $0.from..<$0.to }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }
}
