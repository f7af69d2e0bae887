// SPDX-License-Identifier: Apache-2.0

/// What a program that samples itself keeps in front of the records until its file is complete, as
/// `perf_data.h` describes it. The head then has the events and the records that there are.
struct PerfDataDraft {
  static let magic = "BLDRAFT1"
  /// Of the head and what follows it.
  static let end: UInt64 = 128

  /// Read at once: the program may still run, and tells another one soon.
  let story: [UInt8]

  /// - Returns: `nil` for a file that is complete, or of somebody who makes no draft.
  init?(_ input: borrowing InputFile, _ header: PerfDataHeader) {
    let place = PerfDataHeader.size
    let bytes = input.bytes(at: place, count: Self.end - place)
    guard header.data.offset >= Self.end, bytes.starts(with: Self.magic.utf8) else { return nil }
    let section = bytes.withUnsafeBytes { bytes in
      var cursor = Cursor(bytes, at: Self.magic.utf8.count)
      return PerfDataHeader.Section(&cursor)
    }
    story = PerfDataFile.section(input, section)
  }
}
