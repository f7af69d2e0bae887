// SPDX-License-Identifier: Apache-2.0
import BacklotDescriptors
import ShimWire

/// Writes a book as the descriptor library does, into an array.
struct BookWriter {
  private(set) var bytes: [UInt8]
  private let ring: Int
  private(set) var head: UInt64 = 0
  private var tallies = 0

  /// - Parameter start: How many bytes had been written and taken before.
  init(ring: Int = 65536, start: UInt64 = 0) {
    self.ring = ring
    bytes = [UInt8](repeating: 0, count: Int(FD_BOOK_HEAD) + ring)
    put(UInt32(FD_BOOK_MAGIC), at: 0)
    put(UInt32(FD_BOOK_VERSION), at: 4)
    put(UInt64(ring), at: 8)
    head = start
    put(head, at: 16)
    put(head, at: 24)
  }

  var book: Book? { Book(bytes) }

  mutating func report() -> DescriptorReport {
    guard var book else { return DescriptorReport(remarks: ["no book"]) }
    return book.report()
  }

  mutating func put<Value: BitwiseCopyable>(_ value: Value, at offset: Int) {
    withUnsafeBytes(of: value) { bytes.replaceSubrange(offset..<offset + $0.count, with: $0) }
  }

  /// Reserves room and fills it; a size of 0 is what a writer leaves that is killed.
  mutating func append(_ record: [UInt8], isWhole: Bool = true) {
    for (index, byte) in record.enumerated() where isWhole || index >= 4 {
      bytes[Int(FD_BOOK_HEAD) + Int((head + UInt64(index)) % UInt64(ring))] = byte
    }
    head += UInt64(record.count)
    put(head, at: 16)
  }

  mutating func setTally(_ place: Int, _ count: UInt64) {
    put(count, at: 8192 + place * 16 + 8)
  }

  mutating func setDropped(_ count: UInt64) { put(count, at: 32) }

  mutating func setUnseen(_ count: UInt64) { put(count, at: 48) }
}

/// Records as bytes.
enum Written {
  static func program(
    _ path: String, image: UInt64 = 1, pid: Int32 = 4711, parent: Int32 = 4700,
    arguments: [String] = []
  ) -> [UInt8] {
    var raw = fd_program()
    let command = arguments.flatMap { Array($0.utf8) + [UInt8(0)] }
    (raw.image, raw.pid, raw.parent) = (image, pid, parent)
    raw.path_length = UInt16(path.utf8.count)
    raw.command_length = UInt16(command.count)
    return record(FD_PROGRAM, raw, Array(path.utf8) + command)
  }

  static func module(
    _ path: String, number: UInt16 = 0, image: UInt64 = 1, buildID: [UInt8] = []
  ) -> [UInt8] {
    var raw = fd_module()
    (raw.image, raw.number) = (image, number)
    raw.path_length = UInt16(path.utf8.count)
    raw.build_id_length = UInt8(buildID.count)
    withUnsafeMutableBytes(of: &raw.build_id) { $0.copyBytes(from: buildID.prefix(27)) }
    return record(FD_MODULE, raw, Array(path.utf8))
  }

  static func ended(pid: Int32 = 4711, open: UInt32, opened: UInt64, closed: UInt64) -> [UInt8] {
    var raw = fd_ended()
    (raw.pid, raw.open, raw.opened, raw.closed) = (pid, open, opened, closed)
    return record(FD_ENDED, raw, [])
  }

  static func silence(
    _ type: fd_record_type, pid: Int32, _ path: String = "", _ obstacle: String = ""
  ) -> [UInt8] {
    var raw = fd_silence()
    raw.pid = pid
    (raw.path_length, raw.obstacle_length) = (UInt16(path.utf8.count), UInt16(obstacle.utf8.count))
    return record(type, raw, Array(path.utf8) + Array(obstacle.utf8))
  }

  static func finding(
    _ kind: fd_kind, grade: fd_grade = FD_ERROR, fd: Int32 = 21, pid: Int32 = 4711,
    thread: Int32 = 4711, time: UInt64 = 10_000_000_000, image: UInt64 = 1, tally: UInt16 = .max,
    error: Int32 = 0, other: Int32 = -1, count: UInt64 = 0, limit: UInt64 = 0, _ events: [UInt8]...
  ) -> [UInt8] {
    var raw = fd_finding()
    (raw.image, raw.time, raw.pid, raw.parent) = (image, time, pid, 4700)
    (raw.thread, raw.fd, raw.tally, raw.error) = (thread, fd, tally, error)
    (raw.kind, raw.grade) = (UInt8(kind.rawValue), UInt8(grade.rawValue))
    (raw.other, raw.count, raw.limit, raw.events) = (other, count, limit, UInt16(events.count))
    return record(FD_FINDING, raw, events.flatMap { $0 })
  }

  static func event(
    _ role: fd_role, _ call: String, fd: Int32 = 21, _ what: String = "", pid: Int32 = 4711,
    thread: Int32 = 4711, time: UInt64 = 0, image: UInt64 = 1, frames: [UInt64] = []
  ) -> [UInt8] {
    var raw = fd_event()
    let tail = frames.flatMap(bytes) + Array(call.utf8) + Array(what.utf8)
    let size = MemoryLayout<fd_event>.size + tail.count
    (raw.size, raw.role, raw.frames) = (
      UInt16((size + 7) & ~7), UInt8(role.rawValue), UInt8(frames.count)
    )
    (raw.fd, raw.pid, raw.thread, raw.time, raw.image) = (fd, pid, thread, time, image)
    (raw.call_length, raw.what_length) = (UInt16(call.utf8.count), UInt16(what.utf8.count))
    return padded(bytes(raw) + tail)
  }

  private static func record<Value: BitwiseCopyable>(
    _ type: fd_record_type, _ value: Value, _ tail: [UInt8]
  ) -> [UInt8] {
    var all = padded(bytes(value) + tail)
    let head = fd_record(
      size: UInt32(all.count), type: UInt16(type.rawValue), mark: UInt16(FD_RECORD_MARK))
    all.replaceSubrange(0..<8, with: bytes(head))
    return all
  }

  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: -bytes.count & 7)
  }

  private static func bytes<Value: BitwiseCopyable>(_ value: Value) -> [UInt8] {
    withUnsafeBytes(of: value) { Array($0) }
  }
}
