// SPDX-License-Identifier: Apache-2.0

/// A file that perf, or a recorder of ours, has written: its head, and its records one by one.
struct PerfDataFile: ~Copyable {
  /// What a file says of itself, by perf's numbers.
  enum Feature: Int {
    case buildIDs = 2
    case commandLine = 11
    case events = 12
    case story = 255
  }

  let path: String
  let events: [PerfDataEvent]
  /// The recording was cut off: some of the file is missing.
  let isCutOff: Bool
  /// What there is as long as nobody has completed the file.
  let draft: PerfDataDraft?
  /// When it was last written to, in nanoseconds since 1970.
  let modified: Int
  private let input: InputFile
  private let header: PerfDataHeader
  private let features: [Int: PerfDataHeader.Section]

  init(_ path: String) throws(ProfileError) {
    let input = try InputFile(path)
    let header = try PerfDataHeader(input.bytes(at: 0, count: PerfDataHeader.size), of: path)
    let (end, isBeyond) = header.data.offset.addingReportingOverflow(header.data.size)
    let places = isBeyond ? [:] : Self.features(input, header, at: end)
    // What perf has not completed has records of size 0, and where it says that features are, lie
    // records.
    let draft = PerfDataDraft(input, header)
    let isUnended =
      draft == nil && header.data.size == 0 && !places.values.contains { $0.isIn(input.size) }
    let isCutOff = isBeyond || isUnended || end > input.size
    let features = isCutOff || draft != nil ? [:] : places
    var events = try Self.events(input, header, path)
    if let place = features[Feature.events.rawValue] {
      Self.name(&events, by: Self.section(input, place))
    }
    (self.path, self.header, self.events, self.draft) = (path, header, events, draft)
    (self.isCutOff, self.features, modified) = (isCutOff, features, input.modified)
    self.input = input
  }

  /// The bytes of a part; none when the file does not have them all.
  static func section(_ input: borrowing InputFile, _ place: PerfDataHeader.Section) -> [UInt8] {
    guard place.size <= 1 << 28, place.isIn(input.size) else { return [] }
    return input.bytes(at: place.offset, count: place.size)
  }

  /// What our own recorders tell besides, as JSON.
  var storyBytes: [UInt8] { draft?.story ?? feature(.story) }

  func feature(_ feature: Feature) -> [UInt8] {
    features[feature.rawValue].map { Self.section(input, $0) } ?? []
  }

  /// Behind the records is a list of places, one for each feature that there is.
  private static func features(
    _ input: borrowing InputFile, _ header: PerfDataHeader, at end: UInt64
  ) -> [Int: PerfDataHeader.Section] {
    let present = (0..<256).filter(header.has)
    return input.bytes(at: end, count: UInt64(present.count) * 16).withUnsafeBytes { bytes in
      var cursor = Cursor(bytes)
      var places: [Int: PerfDataHeader.Section] = [:]
      for feature in present where cursor.remaining >= 16 {
        places[feature] = PerfDataHeader.Section(&cursor)
      }
      return places
    }
  }
}

extension PerfDataFile {
  /// A record: its type, the bits `misc`, and what follows its head.
  typealias Record = (type: UInt32, misc: UInt16, body: UnsafeRawBufferPointer)

  /// Shows each record once, in the file's order. A record's bytes are gone after `look`.
  func forEachRecord(
    _ look: (Record) throws(ProfileError) -> Void
  ) throws(ProfileError) {
    let end = isCutOff ? input.size : header.data.offset + header.data.size
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)
    defer { room.deallocate() }
    var at = header.data.offset
    while at < end {
      let wanted = Int(min(UInt64(room.count), end - at))
      let count = input.read(at: at, into: UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]))
      let used = try records(UnsafeRawBufferPointer(rebasing: room[..<count]), look)
      guard used > 0 else { return try endEarly(at) }
      at = at.addingReportingOverflow(used).overflow ? end : at + used
    }
  }

  /// The file ends within a record, or has one that cannot be.
  private func endEarly(_ at: UInt64) throws(ProfileError) {
    guard isCutOff else {
      throw ProfileError(
        .unreadable, "\(path) has a record of an impossible size at byte \(at): it is damaged")
    }
  }

  /// Shows the records that are whole, and returns how far they reach.
  private func records(
    _ bytes: UnsafeRawBufferPointer, _ look: (Record) throws(ProfileError) -> Void
  ) throws(ProfileError) -> UInt64 {
    var cursor = Cursor(bytes)
    var used: UInt64 = 0
    while cursor.remaining >= 8 {
      let (type, misc): (UInt32, UInt16) = (cursor.number(), cursor.number())
      let size: UInt16 = cursor.number()
      guard size >= 8, cursor.remaining >= Int(size) - 8 else { break }
      let body = cursor.take(UInt64(size) - 8)
      try look((type, misc, body))
      used += UInt64(size)
      // Bytes of a tracing processor follow, which the record's size does not count.
      guard type == 71, body.count >= 8 else { continue }
      let more = body.loadUnaligned(as: UInt64.self)
      if more <= cursor.remaining {
        cursor.skip(more)
        used += more
        continue
      }
      return used.addingReportingOverflow(more).partialValue
    }
    return used
  }
}
