// SPDX-License-Identifier: Apache-2.0
internal import TestProcess

/// What several tests print to one stream, parted by the marks before and after each of them.
struct MarkedStream {
  private let mark: [UInt8]
  /// What those tests printed that are over, and how many of them have been asked for.
  private var sections: [[UInt8]] = []
  private var taken = 0
  /// What came after the last mark.
  private var rest: [UInt8] = []
  private var dropped = 0
  /// No mark begins before this place in the rest.
  private var searched = 0
  private var isInside = false

  init(_ mark: [UInt8]) { self.mark = mark }

  var hasSection: Bool { taken < sections.count }

  mutating func append(_ bytes: [UInt8]) {
    rest += bytes
    var start = 0
    while let place = place(of: mark, from: searched) {
      if isInside { sections.append(whole(rest[start..<place])) }
      isInside.toggle()
      start = place + mark.count
      searched = start
    }
    rest.removeFirst(start)
    if rest.count > 4 * Capture.mostBytes { shorten() }
    searched = max(0, rest.count - mark.count + 1)
  }

  /// What the next test printed, of those that are over.
  mutating func takeSection() -> [UInt8] {
    defer {
      taken += 1
      if taken == sections.count { (sections, taken) = ([], 0) }
    }
    return sections[taken]
  }

  /// What was printed by a test that is not over.
  mutating func takeRest() -> [UInt8] {
    defer { (rest, searched) = ([], 0) }
    return whole(rest[...])
  }

  private mutating func whole(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = bytes
    if bytes.count > 2 * Capture.mostBytes {
      dropped += bytes.count - 2 * Capture.mostBytes
      bytes = bytes.prefix(Capture.mostBytes) + bytes.suffix(Capture.mostBytes)
    }
    defer { dropped = 0 }
    return dropped == 0 ? Array(bytes) : Array(bytes) + Capture.gap(dropped).utf8
  }

  private mutating func shorten() {
    let surplus = rest.count - 2 * Capture.mostBytes
    rest.removeSubrange(Capture.mostBytes..<(Capture.mostBytes + surplus))
    dropped += surplus
  }

  private func place(of mark: [UInt8], from start: Int) -> Int? {
    rest.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      let place = test_bytes_find(base + start, bytes.count - start, mark, mark.count)
      return place < 0 ? nil : start + place
    }
  }
}
