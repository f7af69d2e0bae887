// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What the headers of an ELF file say to those who want to preload something.
struct ELFFile {
  let isWide: Bool
  let isLittleEndian: Bool
  let machine: UInt16
  /// `ET_EXEC` or, position-independent, `ET_DYN`.
  let type: UInt16
  /// The loader that it asks for.
  private(set) var interpreter: String?
  /// Whether the Go toolchain linked it.
  private(set) var isGo = false

  static let magic: [UInt8] = [0x7f, 0x45, 0x4c, 0x46]

  /// Reads the headers; `nil` when it is not an ELF file.
  init?(_ file: borrowing FileBytes) {
    guard let head = file.bytes(at: 0, count: 64), head.starts(with: Self.magic) else { return nil }
    isWide = head[4] == 2
    isLittleEndian = head[5] == 1
    type = head.number(at: 16)
    machine = head.number(at: 18)
    guard isWide, isLittleEndian else { return }
    readSegments(file, head)
    isGo = isGo || Self.hasGoSection(file, head)
  }

  private mutating func readSegments(_ file: borrowing FileBytes, _ head: [UInt8]) {
    let table = UInt64(head.number(at: 32) as UInt64)
    let size = UInt64(head.number(at: 54) as UInt16)
    for index in 0..<UInt64(head.number(at: 56) as UInt16) {
      guard let entry = file.bytes(at: table &+ index &* size, count: 56) else { return }
      let content = (offset: entry.number(at: 8) as UInt64, size: entry.number(at: 32) as UInt64)
      switch entry.number(at: 0) as UInt32 {
      case 3:  // PT_INTERP
        interpreter = file.text(at: content.offset, limit: min(content.size, UInt64(PATH_MAX)))
      case 4:  // PT_NOTE
        let notes = file.bytes(at: content.offset, count: Int(min(content.size, 65536))) ?? []
        isGo = isGo || Self.hasGoNote(notes)
      default: break
      }
    }
  }

  /// The note of the Go linker's build ID: owner "Go", type 4.
  private static func hasGoNote(_ notes: [UInt8]) -> Bool {
    var at = 0
    while at + 16 <= notes.count {
      let owner = Int(notes.number(at: at) as UInt32)
      let content = Int(notes.number(at: at + 4) as UInt32)
      let type: UInt32 = notes.number(at: at + 8)
      if owner == 4, type == 4, notes[(at + 12)...].starts(with: [0x47, 0x6f, 0, 0]) {
        return true
      }
      at += 12 + (owner + 3) / 4 * 4 + (content + 3) / 4 * 4
    }
    return false
  }

  /// `.go.buildinfo`, which `strip` leaves in place.
  private static func hasGoSection(_ file: borrowing FileBytes, _ head: [UInt8]) -> Bool {
    let table: UInt64 = head.number(at: 40)
    let size = Int(head.number(at: 58) as UInt16)
    let count = Int(head.number(at: 60) as UInt16)
    let names = Int(head.number(at: 62) as UInt16)
    guard table > 0, names < count, size == 64,
      let sections = file.bytes(at: table, count: size * count)
    else { return false }
    let length: UInt64 = sections.number(at: names * size + 32)
    let strings = file.someBytes(
      at: sections.number(at: names * size + 24), limit: Int(min(length, 1 << 16)))
    return (0..<count).contains { index in
      let name = strings.dropFirst(Int(sections.number(at: index * size) as UInt32))
      return name.starts(with: ".go.buildinfo\0".utf8)
        || name.starts(with: ".note.go.buildid\0".utf8)
    }
  }
}

extension [UInt8] {
  fileprivate func number<N: FixedWidthInteger>(at offset: Int) -> N {
    withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: N.self) }.littleEndian
  }
}
