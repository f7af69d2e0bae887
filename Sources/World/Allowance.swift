// SPDX-License-Identifier: Apache-2.0
internal import SocketPolicy

/// A real destination that a lot lets through: `ADDRESS`, `ADDRESS/BITS`, each with `:PORT` if
/// wished, IPv6 in brackets then.
package struct Allowance: Sendable, Hashable {
  /// As the environment has it.
  package let value: String

  package init(_ text: String) throws(LotError) {
    guard Self.parses(text) else {
      throw LotError(
        .usage,
        "'\(text)' cannot be allowed; write an address, with /BITS or :PORT if wished: "
          + "10.0.0.0/8, 10.0.0.1:53, [2001:db8::1]:53")
    }
    value = text
  }

  private static func parses(_ text: String) -> Bool {
    if isNetwork(text[...]) { return true }
    let (network, port) = Place.split(text)
    return isNetwork(network) && UInt16(port).map { $0 > 0 } == true
  }

  private static func isNetwork(_ text: Substring) -> Bool {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = ip(first) else { return false }
    guard parts.count == 2 else { return true }
    return Int(parts[1]).map { 0...(ip_is_v4(address) ? 32 : 128) ~= $0 } == true
  }
}
