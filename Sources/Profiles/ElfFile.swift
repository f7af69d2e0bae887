// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What the head of an ELF file says: where its code belongs in memory, and which build it is.
struct ElfFile {
  /// Part of the file that is loaded.
  struct Segment {
    let isCode: Bool
    let offset, address, size: UInt64
  }

  private(set) var segments: [Segment] = []
  /// Empty when it has none.
  private(set) var buildID: [UInt8] = []
  /// Whether it has the debug information of a program alone; its offsets mean nothing then.
  private(set) var isDebugOnly = false
  let modified: Int

  /// `nil`, when it is not there or no ELF file of this byte order.
  init?(_ path: String) {
    guard let file = try? InputFile(path) else { return nil }
    let head = file.bytes(at: 0, count: 64)
    modified = file.modified
    guard head.count >= 52, head.starts(with: [0x7f, 0x45, 0x4c, 0x46]), head[5] == 1 else {
      return nil
    }
    read(file, head, isWide: head[4] == 2)
  }

  private mutating func read(_ file: borrowing InputFile, _ head: [UInt8], isWide: Bool) {
    let (place, size, count) = head.withUnsafeBytes { bytes in
      var cursor = Cursor(bytes, at: isWide ? 32 : 28)
      let place = isWide ? cursor.number(UInt64.self) : UInt64(cursor.number(UInt32.self))
      cursor.skip(isWide ? 14 : 10)
      return (place, cursor.number(UInt16.self), cursor.number(UInt16.self))
    }
    let table = file.bytes(at: place, count: UInt64(size) * UInt64(count))
    guard size >= (isWide ? 56 : 32) else { return }
    table.withUnsafeBytes { bytes in
      for place in stride(from: 0, to: bytes.count, by: Int(size)) {
        add(file, Header(bytes, at: place, isWide: isWide))
      }
    }
  }

  private mutating func add(_ file: borrowing InputFile, _ header: Header) {
    switch header.type {
    case 1:
      let isCode = header.flags & 1 == 1
      isDebugOnly = isDebugOnly || (isCode && header.sizeInFile == 0 && header.size > 0)
      segments.append(
        Segment(
          isCode: isCode, offset: header.offset, address: header.address, size: header.size))
    case 4 where buildID.isEmpty:
      buildID = Self.buildID(file.bytes(at: header.offset, count: min(header.sizeInFile, 65_536)))
    default: break
    }
  }

  private struct Header {
    let type, flags: UInt32
    let offset, address, sizeInFile, size: UInt64

    init(_ bytes: UnsafeRawBufferPointer, at place: Int, isWide: Bool) {
      var cursor = Cursor(bytes, at: place)
      type = cursor.number()
      if isWide {
        flags = cursor.number()
        (offset, address) = (cursor.number(), cursor.number())
        cursor.skip(8)
        (sizeInFile, size) = (cursor.number(), cursor.number())
      } else {
        (offset, address) = (UInt64(cursor.number(UInt32.self)), UInt64(cursor.number(UInt32.self)))
        cursor.skip(4)
        sizeInFile = UInt64(cursor.number(UInt32.self))
        size = UInt64(cursor.number(UInt32.self))
        flags = cursor.number()
      }
    }
  }

  /// From notes, of which each has the sizes of its name and contents, its type, and both padded.
  static func buildID(_ notes: [UInt8]) -> [UInt8] {
    notes.withUnsafeBytes { bytes in
      var cursor = Cursor(bytes)
      while cursor.remaining >= 12 {
        let (nameSize, size): (UInt32, UInt32) = (cursor.number(), cursor.number())
        let type: UInt32 = cursor.number()
        let name = cursor.take(padded(nameSize))
        let contents = cursor.take(padded(size))
        if type == 3, name.starts(with: "GNU\0".utf8) { return Array(contents.prefix(Int(size))) }
      }
      return []
    }
  }

  private static func padded(_ size: UInt32) -> UInt64 { (UInt64(size) + 3) & ~3 }

  /// The address that the file itself has for code at this offset.
  ///
  /// - Parameter distance: How far the code is from the start of its mapping.
  func address(ofOffset offset: UInt64, distance: UInt64) -> UInt64? {
    if isDebugOnly {
      let code = segments.filter(\.isCode)
      return code.count == 1 ? code[0].address & ~0xfff &+ distance : nil
    }
    let segment =
      segments.first { $0.isCode && Self.has(offset, $0) }
      ?? segments.first { Self.has(offset, $0) }
    return segment.map { offset &- $0.offset &+ $0.address }
  }

  /// Whole pages are mapped.
  private static func has(_ offset: UInt64, _ segment: Segment) -> Bool {
    let start = segment.offset & ~0xfff
    return offset >= start
      && offset - start < segment.size.addingReportingOverflow(4095).partialValue
  }
}
