// SPDX-License-Identifier: Apache-2.0
import DescriptorPolicy
import Testing

@Suite("A run of closes")
struct SweepTests {
  /// A close of a number, and whether it is wrong unless the run is a loop over whatever there is.
  private enum Close {
    case good(Int32)
    case twice(Int32)
    case neverOpened(Int32)
  }

  @Test("over numbers that nobody opened is a loop over whatever there is")
  func daemonize() {
    #expect(isRight([.good(3), .twice(4), .neverOpened(5), .neverOpened(6)]))
    #expect(isRight([.neverOpened(9), .neverOpened(8), .good(7)]))
    #expect(isRight([.neverOpened(3), .neverOpened(5), .neverOpened(60)]))
  }

  @Test("over a program's own numbers, each a second time, is not")
  func twice() {
    #expect(!isRight([.twice(3), .twice(4), .twice(5), .twice(6)]))
  }

  @Test("of one or two is no loop, whatever they are")
  func short() {
    #expect(!isRight([.neverOpened(3)]))
    #expect(!isRight([.neverOpened(3), .neverOpened(4)]))
  }

  @Test("ends with another place, another direction, or a long way")
  func ends() {
    let run = run([.good(3), .good(4)])
    #expect(continues(run, at: 1, 5))
    #expect(!continues(run, at: 2, 5))
    #expect(!continues(run, at: 1, 3))
    #expect(!continues(run, at: 1, 4))
    #expect(continues(run, at: 1, 68))
    #expect(!continues(run, at: 1, 69))
  }

  @Test("counts what is wrong in it")
  func counts() {
    let run = run([.good(3), .twice(4), .neverOpened(5)])
    #expect((run.calls, run.accused, run.strange) == (3, 1, 1))
    #expect((run.first, run.last) == (3, 5))
  }

  private func run(_ closes: [Close]) -> sweep {
    var run = sweep()
    for close in closes {
      switch close {
      case .good(let fd): sweep_note(&run, 1, fd, false, false)
      case .twice(let fd): sweep_note(&run, 1, fd, true, false)
      case .neverOpened(let fd): sweep_note(&run, 1, fd, false, true)
      }
    }
    return run
  }

  private func isRight(_ closes: [Close]) -> Bool {
    var run = run(closes)
    return sweep_is_right(&run)
  }

  private func continues(_ run: sweep, at site: UInt, _ fd: Int32) -> Bool {
    var run = run
    return sweep_continues(&run, site, fd)
  }
}
