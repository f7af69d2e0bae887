// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

/// What a process is told about names, in the environment names of `shim_wire.h`.
package struct NameRules: Sendable, Hashable {
  /// The files of each kind that is given, in the order in which they are asked.
  package var files: [Names.Kind: [String]]
  package var hostname: String?
  package var allowsDNS: Bool

  package init(
    files: [Names.Kind: [String]] = [:], hostname: String? = nil, allowsDNS: Bool = false
  ) {
    self.files = files
    self.hostname = hostname
    self.allowsDNS = allowsDNS
  }

  /// Whether every name is the machine's, or the lot's, to answer.
  package var isEmpty: Bool { files.isEmpty && hostname == nil }

  /// The variables that have a value.
  var variables: [(name: String, value: String)] {
    var variables = Names.Kind.allCases.compactMap { kind in
      files[kind].map { (name: kind.variable, value: $0.joined(separator: ":")) }
    }
    if let hostname { variables.append((BACKLOT_HOSTNAME, hostname)) }
    if allowsDNS { variables.append((BACKLOT_ALLOW_DNS, "1")) }
    return variables
  }

  /// Every variable that says something about names.
  static let variableNames =
    Names.Kind.allCases.map(\.variable) + [BACKLOT_HOSTNAME, BACKLOT_ALLOW_DNS]
}
