// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What the kernel has counted in this network namespace: packets and bytes of the interfaces, and
/// attempts that found no route, which never become packets.
struct Counters {
  private(set) var values: [String: Int] = [:]
  private(set) var devices: [String] = []

  init() throws {
    try readDevices(kernelText("/proc/net/dev"))
    try readProtocols(kernelText("/proc/net/snmp"))
    try readProtocols6(kernelText("/proc/net/snmp6"))
  }

  /// `Ip OutNoRoutes 0 → 3`
  func changes(since before: Counters) -> [String] {
    values.keys.sorted().compactMap { name in
      let (old, new) = (before.values[name] ?? 0, values[name] ?? 0)
      return old == new ? nil : "\(name) \(old) → \(new)"
    }
  }

  /// `  lo:  bytes packets …`, below two lines of headings.
  private mutating func readDevices(_ text: String) {
    for line in text.split(separator: "\n").dropFirst(2) {
      let words = line.split(whereSeparator: { $0 == " " || $0 == ":" })
      guard words.count > 10 else { continue }
      devices.append(String(words[0]))
      values["\(words[0]) received packets"] = Int(words[2])
      values["\(words[0]) sent packets"] = Int(words[10])
    }
  }

  /// Two lines for each protocol: `Ip: Name Name …`, `Ip: 0 0 …`.
  private mutating func readProtocols(_ text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    for (names, numbers) in zip(lines, lines.dropFirst()) where Int(names[1]) == nil {
      for (name, number) in zip(names, numbers).dropFirst() {
        values["\(names[0].dropLast()) \(name)"] = Int(number)
      }
    }
  }

  /// `Ip6OutNoRoutes   0`
  private mutating func readProtocols6(_ text: String) {
    for words in text.split(separator: "\n").map({ $0.split(whereSeparator: \.isWhitespace) }) {
      values[String(words[0])] = Int(words[1])
    }
  }
}
