// SPDX-License-Identifier: Apache-2.0

/// One event of a file, and the numbers by which samples name it.
struct PerfDataEvent {
  let attribute: PerfDataAttribute
  var ids: [UInt64]
  /// As the recorder called it.
  var name: String
}

extension PerfDataFile {
  /// The events as the head has them, with the kernel's names.
  static func events(
    _ input: borrowing InputFile, _ header: PerfDataHeader, _ path: String
  ) throws(ProfileError) -> [PerfDataEvent] {
    let bytes = section(input, header.attributes)
    let isPossible = (80...65_536).contains(header.attributeSize)
    let count = isPossible ? bytes.count / Int(header.attributeSize) : 0
    guard (1...65_536).contains(count) else {
      throw ProfileError(.unreadable, "\(path) describes no event: it is damaged")
    }
    // Each number is one event's. Lists that lie one over the other would need any amount of memory.
    var left = input.size
    return try (0..<count).map { place throws(ProfileError) in
      let (attribute, ids) = bytes.withUnsafeBytes { bytes in
        var cursor = Cursor(bytes, at: place * Int(header.attributeSize))
        let attribute = PerfDataAttribute(&cursor, size: header.attributeSize - 16)
        return (attribute, PerfDataHeader.Section(&cursor))
      }
      let known = numbers(input, ids)
      let (rest, isTooMuch) = left.subtractingReportingOverflow(UInt64(known.count) * 8)
      guard !isTooMuch else {
        throw ProfileError(
          .unreadable, "\(path) has more numbers of events than bytes: it is damaged")
      }
      left = rest
      return PerfDataEvent(attribute: attribute, ids: known, name: attribute.name)
    }
  }

  private static func numbers(
    _ input: borrowing InputFile, _ place: PerfDataHeader.Section
  ) -> [UInt64] {
    section(input, place).withUnsafeBytes { bytes in
      var cursor = Cursor(bytes)
      return (0..<bytes.count / 8).map { _ in cursor.number() }
    }
  }

  /// Gives events the names that the feature EVENT_DESC has.
  static func name(_ events: inout [PerfDataEvent], by description: [UInt8]) {
    description.withUnsafeBytes { bytes in
      var cursor = Cursor(bytes)
      let count: UInt32 = cursor.number()
      let size: UInt32 = cursor.number()
      for place in 0..<min(Int(count), events.count) {
        cursor.skip(UInt64(size))
        let ids: UInt32 = cursor.number()
        let name = cursor.countedText()
        cursor.skip(UInt64(ids) * 8)
        if cursor.isOverrun { break }
        events[place].name = name
      }
    }
  }
}
