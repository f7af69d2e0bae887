// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import Foundation
import ShimWire
import Testing

@Suite("A book on disk")
struct BookFileTests {
  /// Writes as a process does that has the file mapped.
  private func write(_ bytes: [UInt8], at offset: Int, _ file: BookFile) {
    let descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
    #expect(pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count)
    close(descriptor)
  }

  private func head(_ count: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt64(count)) { Array($0) }
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test("is for everybody who knows its name, and has all of its room")
  func permissions() throws {
    let file = try BookFile()
    defer { file.remove() }
    var status = stat()
    #expect(stat(file.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o666)
    #expect(mode((file.path as NSString).deletingLastPathComponent) == 0o711)
    #expect(Int(status.st_blocks) * 512 >= Int(FD_BOOK_HEAD) + Int(FD_BOOK_RING))
  }

  @Test("tells each record once, when its writer has done")
  func live() throws {
    let file = try BookFile()
    defer { file.remove() }
    var book = file.book
    let record = Written.finding(FD_BAD_FD, Written.event(FD_USED, "read"))
    #expect(book.entries() == [])
    write(head(record.count), at: 16, file)
    write(Array(record.dropFirst(4)), at: Int(FD_BOOK_HEAD) + 4, file)
    #expect(book.entries() == [], "its size is not there yet")
    write(Array(record.prefix(4)), at: Int(FD_BOOK_HEAD), file)
    #expect(book.entries().count == 1)
    #expect(book.entries() == [])
    #expect(book.report().all.count == 1)
  }

  @Test("goes on behind a writer that was killed, after a while")
  func killed() async throws {
    let file = try BookFile()
    defer { file.remove() }
    var book = file.book
    let record = Written.finding(FD_BAD_FD, Written.event(FD_USED, "read"))
    write(record, at: Int(FD_BOOK_HEAD) + 64, file)
    write(head(64 + record.count), at: 16, file)
    #expect(book.entries() == [])
    try await Task.sleep(for: .milliseconds(2100))
    #expect(book.entries().count == 1)
  }

  @Test("wakes its reader")
  func bell() throws {
    let file = try BookFile()
    defer { file.remove() }
    let (stand, start) = (file.stand, ContinuousClock.now)
    file.wake()
    file.wait(milliseconds: 60_000, since: stand)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
