// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// The names of a lot, and the files that its programs read them from.
final class NameBook: Sendable {
  /// What a program is about to be told, if it is the same for all who are so called.
  private struct Role: Hashable {
    let hostname: String?
    let addresses: String
  }

  private struct State {
    var names: Names
    /// What was written for whom, so that who starts a thousand programs writes it once.
    var rules: [Role: NameRules] = [:]
  }

  private let folder: NameFolder
  /// Held while files are written, so that what the files say is what the last caller said.
  private let state: Mutex<State>

  /// - Parameter directory: That of the lot, in which others may have a book too.
  init(_ names: Names, in directory: String) {
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    folder = NameFolder(in: directory, name: "names-\(number)")
    state = Mutex(State(names: names))
  }

  var names: Names { state.withLock(\.names) }

  /// What a program is told that is about to start.
  ///
  /// - Parameters:
  ///   - addresses: Those of its host.
  ///   - hostname: What its machine is called; `nil`: what the book says.
  func rules(for addresses: Hosts, hostname: String?) throws -> NameRules {
    try state.withLock { state in
      var names = state.names
      names.hostname = hostname ?? names.hostname
      let role = Role(
        hostname: names.hostname, addresses: names.hostname == nil ? "" : addresses.value)
      if let known = state.rules[role] { return known }
      let rules = try folder.rules(for: names, addresses, .steady)
      state.rules[role] = rules
      return rules
    }
  }

  /// Has running programs find these names at their next look.
  func set(_ names: Names) throws {
    try state.withLock { state in
      try folder.rewrite(names)
      state = State(names: names)
    }
  }
}
