// SPDX-License-Identifier: Apache-2.0
internal import ShimWire

extension Names {
  /// The kinds of names, each with a file in `/etc`.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Users: `passwd(5)`.
    case passwd
    /// Groups: `group(5)`.
    case group
    /// Passwords: `shadow(5)`.
    case shadow
    /// Hosts: `hosts(5)`.
    case hosts
    /// Services: `services(5)`.
    case services
    /// Protocols: `protocols(5)`.
    case protocols
    /// Netgroups: `netgroup(5)`.
    case netgroup

    /// Where the machine keeps its own.
    package var machinesFile: String { "/etc/\(rawValue)" }

    /// The variable that names the files to the shims.
    package var variable: String {
      switch self {
      case .passwd: BACKLOT_PASSWD_FILES
      case .group: BACKLOT_GROUP_FILES
      case .shadow: BACKLOT_SHADOW_FILES
      case .hosts: BACKLOT_HOSTS_FILES
      case .services: BACKLOT_SERVICES_FILES
      case .protocols: BACKLOT_PROTOCOLS_FILES
      case .netgroup: BACKLOT_NETGROUP_FILES
      }
    }
  }
}
