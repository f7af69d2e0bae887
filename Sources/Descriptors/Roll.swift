// SPDX-License-Identifier: Apache-2.0

/// Which programs have begun, and have not come to their ends yet.
struct Roll {
  private var places: [Int32: Int] = [:]
  private var entries: [Unfinished?] = []

  /// In the order in which they began.
  var unfinished: [Unfinished] { entries.compactMap { $0 } }

  /// What was in the process before has become this program, by exec.
  mutating func begin(_ program: Program) {
    leave(program.pid)
    places[program.pid] = entries.count
    entries.append(Unfinished(program))
  }

  /// It has ended, or has become a program that is not watched.
  mutating func leave(_ pid: Int32) {
    if let place = places.removeValue(forKey: pid) { entries[place] = nil }
  }

  /// It is in its process still, and says no more.
  mutating func lockIn(_ pid: Int32) {
    if let place = places[pid] { entries[place]?.reason = .sandboxed }
  }
}
