// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Environments for workloads.
enum Environment {
  /// Ours, without what Backlot has set.
  static var bare: [String: String] {
    ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("BACKLOT_") }
  }

  /// What a shell's environment is after it has evaluated `backlot env` with these options.
  static func entered(_ command: String, _ options: [String]) throws -> [String: String] {
    let script = "assignments=$(\"$@\") && eval \"$assignments\" && exec env -0"
    return try printed(by: ["/bin/sh", "-c", script, "sh", command, "env"] + options)
  }

  /// What a command prints as `env -0` does.
  static func printed(by command: [String]) throws -> [String: String] {
    assignments(in: try Command.output(of: command))
  }

  private static func assignments(in data: Data) -> [String: String] {
    Dictionary(
      data.split(separator: 0).map { assignment in
        let parts = String(decoding: assignment, as: UTF8.self).split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts.dropFirst().first ?? ""))
      }, uniquingKeysWith: { $1 })
  }
}
