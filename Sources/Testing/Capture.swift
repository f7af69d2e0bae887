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

  /// Where several tests print: both streams.
  private var marked: [MarkedStream]

  /// Reads from two descriptors, which it owns: standard output's and standard error's.
  ///
  /// - Parameter mark: What is printed before and after each test, where there are several.
  init(output: Int32, error: Int32, mark: String? = nil) {
    ends = [output, error]
    marked = mark.map { mark in Self.streams.map { _ in MarkedStream(Array(mark.utf8)) } } ?? []
  }

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
    if marked.isEmpty { keep(bytes, Self.streams[index]) } else { marked[index].append(bytes) }
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

  /// What was kept since it was taken last; of several tests, what the one printed that is not over.
  mutating func take() -> [TestOutput] {
    if !marked.isEmpty { return marked.indices.compactMap { output($0, marked[$0].takeRest()) } }
    defer { (pieces, sizes, dropped) = ([], [:], [:]) }
    var outputs = pieces.filter { !$0.bytes.isEmpty }
      .map { TestOutput($0.stream, String(decoding: $0.bytes, as: UTF8.self)) }
    for (stream, count) in dropped.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      outputs.append(TestOutput(stream, Self.gap(count)))
    }
    return outputs
  }

  /// What the next of several tests printed that are over; `nil` while its end is not there in both
  /// streams.
  mutating func takeSection() -> [TestOutput]? {
    guard !marked.isEmpty, marked.allSatisfy(\.hasSection) else { return nil }
    return marked.indices.compactMap { output($0, marked[$0].takeSection()) }
  }

  private func output(_ index: Int, _ bytes: [UInt8]) -> TestOutput? {
    bytes.isEmpty ? nil : TestOutput(Self.streams[index], String(decoding: bytes, as: UTF8.self))
  }

  static func gap(_ count: Int) -> String { "\n(\(count) bytes in the middle are left out)\n" }

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
  /// What is in one stream.
  func text(of stream: TestOutput.Stream) -> String {
    filter { $0.stream == stream }.map(\.text).joined()
  }
}
