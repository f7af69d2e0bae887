// SPDX-License-Identifier: Apache-2.0
package import BacklotWorld
internal import Glibc
internal import ShimWire

/// A new book on disk, for programs that are about to be started.
package struct BookFile: Sendable {
  /// Where it is, for ``Watch``.
  package let path: String
  let memory: BookMemory
  private let folder: String

  /// Makes one in a folder of its own in `$TMPDIR` or `/tmp`.
  ///
  /// A program that gives up root can still open the file by its path: nobody else knows that, as
  /// the folder lets everybody through and shows its names to nobody.
  package init() throws(LotError) {
    folder = try LotDirectory.bare().path
    path = "\(folder)/findings-\(Self.unguessable())"
    do {
      memory = try Self.memory(path)
    } catch {
      unlink(path)
      rmdir(folder)
      throw error
    }
    chmod(folder, 0o711)
  }

  /// Removes it. Whoever has it mapped goes on with what is there.
  package func remove() {
    unlink(path)
    rmdir(folder)
  }

  /// Its reader; there is to be one.
  package var book: Book { Book(memory) }

  /// Wakes who waits in ``wait(milliseconds:since:)``.
  package func wake() { memory.wake() }

  /// How the bell stands.
  package var stand: UInt32 { memory.bellStand }

  /// Waits until a record has come since the bell stood so, at most so long.
  package func wait(milliseconds: UInt32, since stand: UInt32) {
    memory.wait(since: stand, milliseconds: milliseconds)
  }

  private static func memory(_ path: String) throws(LotError) -> BookMemory {
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw trouble(path, errno) }
    defer { close(file) }
    let size = Int(FD_BOOK_HEAD) + Int(FD_BOOK_RING)
    // With all of its room: a full disk must not end the programs that write to it.
    let error = posix_fallocate(file, 0, off_t(size))
    guard error == 0, fchmod(file, 0o666) == 0 else { throw trouble(path, error) }
    guard let memory = Book.memory(ring: Int(FD_BOOK_RING), flags: MAP_SHARED, file) else {
      throw trouble(path, errno)
    }
    let book = BookMemory(memory, ring: UInt64(FD_BOOK_RING))
    book.begin()
    return book
  }

  private static func trouble(_ path: String, _ error: Int32) -> LotError {
    LotError(
      .cannotCreate,
      "cannot make \(path) for findings: \(LotError.text(error)); make 8 MiB of room, or set TMPDIR "
        + "to a directory that has it")
  }

  private static func unguessable() -> String {
    let (first, second) = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max))
    return String(first, radix: 16) + String(second, radix: 16)
  }
}
