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

    init() {
      func ends() -> [Int32] {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        return ends
      }
      let (first, second) = (ends(), ends())
      capture = Capture(output: first[0], error: second[0])
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
    var pipes = Pipes()
    defer { pipes.close() }
    pipes.write("<>one<>", to: pipes.out)
    #expect(pipes.capture.take(between: Array("<>".utf8)) == nil)
    pipes.write("<><><>x", to: pipes.error)
    #expect(pipes.capture.take(between: Array("<>".utf8))?.map(\.text) == ["one"])
    pipes.write("<>two", to: pipes.out)
    #expect(pipes.capture.take().without("<>").map(\.text) == ["x", "two"])
  }

  @Test("of any length is kept in bounds, its beginning and its end")
  func bounds() {
    var pipes = Pipes()
    defer { pipes.close() }
    let piece = String(repeating: "x", count: 60_000)
    pipes.write("begin", to: pipes.out)
    for _ in 0..<40 { pipes.write(piece, to: pipes.out) }
    pipes.write("end", to: pipes.out)
    let output = pipes.capture.take()
    let text = output.map(\.text).joined()
    #expect(text.utf8.count < 2 * Capture.mostBytes + 200)
    #expect(text.hasPrefix("begin"))
    #expect(text.contains("end\n("))
    #expect(text.contains("bytes in the middle are left out"))
  }
}
