// SPDX-License-Identifier: Apache-2.0
import BacklotReporting
import Glibc
import Testing

@testable import struct BacklotTesting.Capture

@Suite("Captured output")
struct CaptureTests {
  private struct Pipes {
    var capture: Capture
    var out: Int32
    var error: Int32

    init(mark: String? = nil) {
      func ends() -> [Int32] {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        return ends
      }
      let (first, second) = (ends(), ends())
      capture = Capture(output: first[0], error: second[0], mark: mark)
      (out, error) = (first[1], second[1])
    }

    mutating func write(_ text: String, to end: Int32) {
      _ = Glibc.write(end, text, text.utf8.count)
      capture.drain()
    }

    mutating func close() {
      capture.close()
      for end in [out, error] { Glibc.close(end) }
    }
  }

  @Test("keeps the order of both streams, as far as it is seen")
  func order() {
    var pipes = Pipes()
    defer { pipes.close() }
    pipes.write("a", to: pipes.out)
    pipes.write("b", to: pipes.error)
    pipes.write("c", to: pipes.out)
    #expect(pipes.capture.take().map(\.text) == ["a", "b", "c"])
    #expect(pipes.capture.take().isEmpty)
  }

  @Test("is parted by marks when several tests print")
  func marks() {
    var pipes = Pipes(mark: "<>")
    defer { pipes.close() }
    pipes.write("<>one<>", to: pipes.out)
    #expect(pipes.capture.takeSection() == nil)
    pipes.write("<><>", to: pipes.error)
    #expect(pipes.capture.takeSection()?.map(\.text) == ["one"])
    for end in [pipes.out, pipes.error] { pipes.write("<>a<><>b<><>c<>", to: end) }
    for text in ["a", "b", "c"] {
      #expect(pipes.capture.takeSection()?.map(\.text) == [text, text])
    }
    #expect(pipes.capture.takeSection() == nil)
    pipes.write("<>two", to: pipes.out)
    #expect(pipes.capture.take().map(\.text) == ["two"])
  }

  @Test("is parted wherever a mark is torn")
  func torn() {
    for length in 1...7 {
      var pipes = Pipes(mark: "<-->")
      defer { pipes.close() }
      pipes.write("<--><-->", to: pipes.error)
      let text = Array("<--><-one-><--><")
      for start in stride(from: 0, to: text.count, by: length) {
        pipes.write(String(text[start..<min(start + length, text.count)]), to: pipes.out)
      }
      #expect(pipes.capture.takeSection()?.map(\.text) == ["<-one->"])
      #expect(pipes.capture.take().map(\.text) == ["<"])
    }
  }

  @Test("of any length is kept in bounds, its beginning and its end", arguments: [nil, "<>"])
  func bounds(mark: String?) {
    var pipes = Pipes(mark: mark)
    defer { pipes.close() }
    let piece = String(repeating: "x", count: 60_000)
    pipes.write((mark ?? "") + "begin", to: pipes.out)
    for _ in 0..<40 { pipes.write(piece, to: pipes.out) }
    pipes.write("end" + (mark ?? ""), to: pipes.out)
    if let mark { pipes.write(mark + mark, to: pipes.error) }
    let output = mark == nil ? pipes.capture.take() : pipes.capture.takeSection() ?? []
    let text = output.map(\.text).joined()
    #expect(text.utf8.count < 2 * Capture.mostBytes + 200)
    #expect(text.hasPrefix("begin"))
    #expect(text.contains("end\n("))
    #expect(text.contains("bytes in the middle are left out"))
  }
}
