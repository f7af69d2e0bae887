// SPDX-License-Identifier: Apache-2.0

/// Who, when and which event, at the end of each record that is no sample.
struct PerfDataTrailer {
  var time: UInt64 = 0
  /// The record without it.
  var body: UnsafeRawBufferPointer

  init(_ record: UnsafeRawBufferPointer, _ attribute: PerfDataAttribute?) {
    body = record
    guard let attribute, attribute.hasTrailers else { return }
    let parts = attribute.parts
    let before = parts.contains(.tid) ? 8 : 0
    let size = 8 * parts.intersection([.tid, .time, .id, .streamID, .cpu, .identifier]).count
    guard record.count >= size else { return }
    let start = record.count - size
    if parts.contains(.time) {
      time = record.loadUnaligned(fromByteOffset: start + before, as: UInt64.self)
    }
    body = UnsafeRawBufferPointer(rebasing: record[..<start])
  }
}

extension PerfDataAttribute.Parts {
  var count: Int { rawValue.nonzeroBitCount }
}
