// SPDX-License-Identifier: Apache-2.0
import Glibc
import NamePolicy

/// A snapshot of a file whose text is in a test.
///
/// Not safe for several threads; the memory is given back at the end.
final class TableFile {
  let snapshot: UnsafePointer<snapshot>
  /// What was told of bad lines: "3: why".
  let complaints: [String]
  private let room: UnsafeMutableRawPointer

  init(_ kind: name_kind, _ text: String) {
    let bytes = Array(text.utf8)
    let size = snapshot_room(kind, bytes.count)
    let room = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4096)
    room.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    memcpy(snapshot_text(room), bytes, bytes.count)

    var told: [String] = []
    snapshot = withUnsafeMutablePointer(to: &told) { told in
      var complaints = NamePolicy.complaints(tell: tell, context: told)
      return snapshot_build(room, kind, bytes.count, bytes.count, &complaints)
    }
    complaints = told
    self.room = room
  }

  deinit { room.deallocate() }

  /// The lines that there are, in their order.
  var lines: [UnsafePointer<CChar>] {
    var at = 0
    var lines: [UnsafePointer<CChar>] = []
    while let line = snapshot_line(snapshot, &at) { lines.append(line) }
    return lines
  }
}

private func tell(to context: UnsafeMutableRawPointer?, line: Int, why: UnsafePointer<CChar>?) {
  context!.assumingMemoryBound(to: [String].self).pointee
    .append("\(line): \(String(cString: why!))")
}

/// Strings of an array that a null pointer ends.
func strings(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> [String] {
  var strings: [String] = []
  var next = list
  while let string = next.pointee {
    strings.append(String(cString: string))
    next += 1
  }
  return strings
}

/// The smallest aligned buffer with which `copy` succeeds. In smaller ones it says ERANGE.
func smallestRoom(_ copy: (UnsafeMutablePointer<CChar>, Int) -> Int32) -> Int? {
  withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { buffer in
    let start = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
    for size in 0...buffer.count {
      switch copy(start, size) {
      case 0: return size
      case ERANGE: continue
      default: return nil
      }
    }
    return nil
  }
}
