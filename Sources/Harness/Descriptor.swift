// SPDX-License-Identifier: Apache-2.0
internal import BacklotSystem
internal import Glibc

/// An open file of ours, closed with its last reference.
final class Descriptor: Sendable {
  let number: Int32

  /// Throws what `errno` says when `number` is negative.
  init(_ number: Int32, _ what: String) throws(LotError) {
    guard number >= 0 else {
      throw LotError(.system, "cannot open \(what): \(LotError.text(errno))")
    }
    self.number = number
  }

  deinit { close(number) }

  /// A file in memory, empty or with this text, to be read from its start.
  static func memory(_ text: String = "") throws(LotError) -> Descriptor {
    let file = try Descriptor(capture_open("backlot"), "a file in memory")
    // Linux appends to such a file whatever the offset says, and its reader still starts at 0.
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, 0) }
      guard count > 0 else {
        throw LotError(.system, "cannot keep the input: \(LotError.text(errno))")
      }
      bytes = bytes.dropFirst(count)
    }
    return file
  }

  static func file(_ path: String, _ flags: Int32) throws(LotError) -> Descriptor {
    // Above the standard streams, which it will replace.
    let opened = try Descriptor(open(path, flags | O_CLOEXEC, 0o666), path)
    return try duplicate(of: opened.number, path)
  }

  static func duplicate(of number: Int32, _ what: String) throws(LotError) -> Descriptor {
    try Descriptor(fcntl(number, F_DUPFD_CLOEXEC, 3), what)
  }

  /// Everything in the file, wherever its readers and writers are.
  var text: String {
    var status = stat()
    guard fstat(number, &status) == 0 else { return "" }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let more = pread(number, buffer.baseAddress! + count, size - count, off_t(count))
        if more <= 0 { return }
        count += more
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
