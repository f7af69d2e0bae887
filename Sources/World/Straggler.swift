// SPDX-License-Identifier: Apache-2.0

/// A process that was left running.
package struct Straggler: Sendable, Hashable {
  /// Its number.
  package let pid: Int32
  /// Its name, as `ps` shows it.
  package let name: String
}
