// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A network namespace, and the processes in it.
struct Namespace: Equatable {
  /// `net:[4026531840]`
  private let name: String

  init?(of pid: Int32) {
    let link = "/proc/\(pid)/ns/net"
    guard let name = try? FileManager.default.destinationOfSymbolicLink(atPath: link) else {
      return nil
    }
    self.name = name
  }

  static var current: Namespace {
    guard let own = Namespace(of: getpid()) else { preconditionFailure("/proc is not mounted") }
    return own
  }

  /// Every process in it but this one.
  var members: [Int32] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { Int32($0) }.filter { $0 != getpid() && Namespace(of: $0) == self }
  }

  func kill() {
    // Never the machine's own network, where everybody else is.
    guard self != Namespace.current || members.isEmpty else { return }
    for pid in members { Glibc.kill(pid, SIGKILL) }
  }

  /// What still runs when the lot has ended was left behind: an issue, and its end.
  func reportMembers() {
    for pid in members {
      let words = (try? kernelText("/proc/\(pid)/cmdline")) ?? "?"
      let line = words.replacing("\0", with: " ")
      guard !line.isEmpty else { continue }
      Issue.record("left behind by the lot: process \(pid), \(line)")
      Glibc.kill(pid, SIGKILL)
    }
  }
}
