// SPDX-License-Identifier: Apache-2.0

/// Finds out which event a record belongs to.
struct PerfDataIndex {
  private let attributes: [PerfDataAttribute]
  private let eventOfID: [UInt64: Int]

  init(_ file: borrowing PerfDataFile) {
    attributes = file.events.map(\.attribute)
    var places: [UInt64: Int] = [:]
    for (place, event) in file.events.enumerated() {
      for id in event.ids { places[id] = place }
    }
    eventOfID = places
  }

  /// All events of a file have their number at the same place; one alone needs none.
  func event(ofSample body: UnsafeRawBufferPointer) -> Int? {
    let parts = attributes[0].parts
    if parts.contains(.identifier) { return event(body, at: 0) }
    guard parts.contains(.id) else { return 0 }
    return event(body, at: 8 * parts.intersection([.ip, .tid, .time, .address]).count)
  }

  /// Who and when, at the end of a record that is no sample.
  func trailer(of body: UnsafeRawBufferPointer) -> PerfDataTrailer {
    let first = attributes[0]
    guard first.hasTrailers, first.parts.contains(.identifier) else {
      return PerfDataTrailer(body, first)
    }
    return PerfDataTrailer(body, attributes[event(body, at: body.count - 8) ?? 0])
  }

  private func event(_ body: UnsafeRawBufferPointer, at place: Int) -> Int? {
    guard place >= 0, body.count - place >= 8 else { return nil }
    let id = body.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return eventOfID[id] ?? (attributes.count == 1 ? 0 : nil)
  }
}
