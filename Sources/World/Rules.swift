// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

/// What a process is told about its lot, in the environment names of `shim_wire.h`.
package struct Rules: Sendable {
  /// The lot's directory; `nil` when the process is to have the machine's network.
  package var directory: String?
  package var hosts: Hosts
  /// `unreachable` or `refused`; `nil` leaves it to the shim.
  package var absent: String?
  package var allowed: [Allowance]
  package var isStrict: Bool
  package var isQuiet: Bool
  package var names: NameRules
  /// What is looked for in its descriptors; `nil`: nothing.
  package var watch: WatchRules?

  package init(
    directory: String?, hosts: Hosts, absent: String? = nil, allowed: [Allowance] = [],
    isStrict: Bool = false, isQuiet: Bool = false, names: NameRules = NameRules(),
    watch: WatchRules? = nil
  ) {
    self.directory = directory
    self.hosts = hosts
    self.absent = absent
    self.allowed = allowed
    self.isStrict = isStrict
    self.isQuiet = isQuiet
    self.names = names
    self.watch = watch
  }

  /// The variables that have a value.
  package var variables: [(name: String, value: String)] {
    var variables: [(name: String, value: String)] = []
    if let directory { variables.append((BACKLOT_LOT, directory)) }
    if !hosts.isEmpty { variables.append((BACKLOT_HOSTS, hosts.value)) }
    if let absent { variables.append((BACKLOT_ABSENT, absent)) }
    if !allowed.isEmpty {
      variables.append((BACKLOT_ALLOW, allowed.map(\.value).joined(separator: ",")))
    }
    if isStrict { variables.append((BACKLOT_STRICT, "1")) }
    if isQuiet { variables.append((BACKLOT_QUIET, "1")) }
    return variables + names.variables + (watch?.variables ?? [])
  }

  /// Every variable that says something about a lot.
  package static let variableNames =
    [
      "LD_PRELOAD", BACKLOT_LOT, BACKLOT_HOSTS, BACKLOT_ABSENT, BACKLOT_ALLOW, BACKLOT_STRICT,
      BACKLOT_QUIET, BACKLOT_HEIRS, BACKLOT_DOOR,
    ] + NameRules.variableNames + WatchRules.variableNames

  /// What is to be preloaded, in this order: a descriptor is watched as the program sees it, and
  /// whoever asks for a name asks the names first.
  package var libraries: [ShimLibrary] {
    (watch == nil ? [] : [.descriptors]) + (names.isEmpty ? [] : [.names])
      + (directory == nil ? [] : [.socket])
  }

  /// The environment of a process in this lot.
  ///
  /// - Parameter libraries: Where the ``libraries`` are.
  package func environment(from outer: Environment, libraries: [String]) -> Environment {
    var inner = outer
    // What it inherits from another lot, it must not keep.
    for name in Self.variableNames { inner[name] = nil }
    for (name, value) in variables { inner[name] = value }
    var preload = PreloadList(outer["LD_PRELOAD"])
    preload.lead(with: libraries)
    inner["LD_PRELOAD"] = preload.value
    return inner
  }
}
