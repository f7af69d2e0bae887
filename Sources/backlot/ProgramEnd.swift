// SPDX-License-Identifier: Apache-2.0
internal import BacklotWorld

/// How the program that was run has ended, and what it left behind.
struct ProgramEnd {
  /// The number of its process; 0 when a signal came before there was one.
  var pid: Int32 = 0
  /// The signal that ended it.
  var signal: Int32?
  /// The status to exit with.
  var status: Int32
  /// What was still running then, and was stopped.
  var stopped: [Straggler] = []

  /// - Parameter word: As `waitpid` gives it.
  init(pid: Int32, word: Int32) {
    self.pid = pid
    signal = word & 0x7f == 0 ? nil : word & 0x7f
    status = signal.map { 128 + $0 } ?? word >> 8 & 0xff
  }

  /// A signal that came before there was a program to pass it on to.
  init(early signal: Int32) { status = 128 + signal }
}
