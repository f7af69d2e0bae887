// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization
import Testing

/// Sees whatever reaches the machine's IP network although a lot should have kept it.
final class NetworkWatch: Sendable {
  enum Scope: Sendable {
    /// The namespace is ours alone: no socket, no packet, not even an attempt to send one.
    case everything
    /// The machine is shared: listeners of this user on the ports that the tests use.
    case ownProductionPorts
  }

  private let scope: Scope
  private let before: Counters
  private let seen = Mutex<Set<String>>([])

  init(_ scope: Scope) throws {
    self.scope = scope
    self.before = try Counters()
    guard scope == .everything else { return }
    #expect(before.devices == ["lo"], "this network has more than a loopback interface")
  }

  /// Looks at the port tables until the task is cancelled.
  func sample() async {
    repeat {
      look()
      try? await Task.sleep(for: .milliseconds(50))
    } while !Task.isCancelled
  }

  /// Reports what was seen.
  func finish() {
    look()
    let rows = seen.withLock { $0.sorted() }
    #expect(rows == [], "sockets on the machine's own network")
    guard scope == .everything, let after = try? Counters() else { return }
    #expect(after.changes(since: before) == [], "traffic on the machine's own network")
  }

  private func look() {
    let rows = PortTable.rows().filter { scope == .everything || $0.isOurProduction }
    seen.withLock { $0.formUnion(rows.map(\.description)) }
  }
}
