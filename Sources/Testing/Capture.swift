// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting
internal import Glibc

/// What a process prints, read as it comes, and kept as far as somebody will look at it.
struct Capture {
  /// Of the beginning as of the end, for each test and stream.
  static let mostBytes = 256 << 10

  private(set) var ends: [Int32]
  private var pieces: [(stream: TestOutput.Stream, bytes: [UInt8])] = []
  private var sizes: [TestOutput.Stream: Int] = [:]
  private var dropped: [TestOutput.Stream: Int] = [:]

  /// Reads from two descriptors, which it owns: standard output's and standard error's.
  init(output: Int32, error: Int32) { ends = [output, error] }

  private static let streams: [TestOutput.Stream] = [.out, .error]

  /// Takes what is there now. Who holds the other end does not matter.
  mutating func drain() {
    for index in ends.indices where ends[index] >= 0 {
      while read(index) {}
    }
  }

  /// Returns whether there may be more.
  private mutating func read(_ index: Int) -> Bool {
    let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
      count = max(0, Glibc.read(ends[index], buffer.baseAddress!, buffer.count))
    }
    guard !bytes.isEmpty else { return false }
    keep(bytes, Self.streams[index])
    return true
  }

  private mutating func keep(_ bytes: [UInt8], _ stream: TestOutput.Stream) {
    if let last = pieces.indices.last, pieces[last].stream == stream {
      pieces[last].bytes += bytes
    } else {
      pieces.append((stream, bytes))
    }
    sizes[stream, default: 0] += bytes.count
    while sizes[stream, default: 0] > 2 * Self.mostBytes { shorten(stream) }
  }

  /// Drops something from the middle: how it began and how it ended tells most.
  private mutating func shorten(_ stream: TestOutput.Stream) {
    let excess = sizes[stream, default: 0] - 2 * Self.mostBytes
    var before = 0
    for index in pieces.indices where pieces[index].stream == stream {
      let count = pieces[index].bytes.count
      let start = min(count, max(0, Self.mostBytes - before))
      let end = min(count, start + excess)
      before += count
      guard end > start else { continue }
      pieces[index].bytes.removeSubrange(start..<end)
      sizes[stream, default: 0] -= end - start
      dropped[stream, default: 0] += end - start
      return
    }
  }

  /// What was kept since it was taken last.
  mutating func take() -> [TestOutput] {
    defer { (pieces, sizes, dropped) = ([], [:], [:]) }
    var output = pieces.filter { !$0.bytes.isEmpty }
      .map { TestOutput($0.stream, String(decoding: $0.bytes, as: UTF8.self)) }
    for (stream, count) in dropped.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      output.append(TestOutput(stream, "\n(\(count) bytes in the middle are left out)\n"))
    }
    return output
  }

  /// Takes what lies between two marks: what one test of several printed. `nil` while the second mark
  /// is not there in both streams.
  mutating func take(between mark: [UInt8]) -> [TestOutput]? {
    var found: [TestOutput] = []
    var rest: [(stream: TestOutput.Stream, bytes: [UInt8])] = []
    for stream in Self.streams {
      let bytes = pieces.filter { $0.stream == stream }.flatMap(\.bytes)
      guard let first = Self.position(of: mark, in: bytes[...]),
        let second = Self.position(of: mark, in: bytes[(first + mark.count)...])
      else { return nil }
      let inner = bytes[(first + mark.count)..<second]
      if !inner.isEmpty { found.append(TestOutput(stream, String(decoding: inner, as: UTF8.self))) }
      rest.append((stream, Array(bytes[(second + mark.count)...])))
    }
    pieces = rest
    for piece in rest { sizes[piece.stream] = piece.bytes.count }
    return found
  }

  private static func position(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    while let at = bytes[start...].firstIndex(of: mark[0]) {
      if bytes[at...].starts(with: mark) { return at }
      start = at + 1
    }
    return nil
  }

  /// Nobody can write to this one any more.
  mutating func close(_ index: Int) {
    while read(index) {}
    Glibc.close(ends[index])
    ends[index] = -1
  }

  mutating func close() {
    for end in ends where end >= 0 { Glibc.close(end) }
    ends = [-1, -1]
  }
}

extension [TestOutput] {
  /// What is left when marks are taken out: they stand before a test that has not ended.
  func without(_ mark: String) -> [TestOutput] {
    compactMap { piece in
      let text = piece.text.split(separator: mark).joined()
      return text.isEmpty ? nil : TestOutput(piece.stream, text)
    }
  }

  /// What is in one stream.
  func text(of stream: TestOutput.Stream) -> String {
    filter { $0.stream == stream }.map(\.text).joined()
  }
}
