// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The kernel's tables of IP sockets: `/proc/net/tcp` and its siblings.
enum PortTable {
  struct Row: CustomStringConvertible {
    let table: String
    /// Address and port in the kernel's hexadecimal: `0100000A:0050`.
    let local: Substring
    let uid: UInt32

    var port: Int { Int(local.suffix(4), radix: 16) ?? 0 }
    var description: String { "\(table) \(local) (port \(port), uid \(uid))" }

    /// Whether it is one that a test of ours would have made if there were no lot.
    var isOurProduction: Bool { uid == geteuid() && productionPorts.contains(port) }
  }

  /// The ports of the programs under test.
  static let productionPorts: Set<Int> = [
    7, 9, 13, 20, 21, 22, 53, 80, 99, 443, 445, 873, 1883, 5201, 5432, 6379, 8080, 9418, 11211,
  ]

  static func rows() -> [Row] {
    ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"].flatMap { table in
      let text = (try? kernelText("/proc/net/\(table)")) ?? ""
      return text.split(separator: "\n").dropFirst().compactMap { row(table, $0) }
    }
  }

  /// `0: 0100000A:0050 00000000:0000 0A tx:rx tr:when retrnsmt uid …`
  private static func row(_ table: String, _ line: Substring) -> Row? {
    let words = line.split(separator: " ")
    guard words.count > 7, let uid = UInt32(words[7]) else { return nil }
    return Row(table: table, local: words[1], uid: uid)
  }
}
