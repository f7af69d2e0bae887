// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import SocketPolicy

/// The addresses that a process has.
package struct Hosts: Sendable {
  let addresses: [ip]

  package init(_ texts: [String]) throws(LotError) {
    var addresses: [ip] = []
    for text in texts {
      let address = try Self.address(text)
      guard !addresses.contains(where: { ip_equal($0, address) }) else {
        throw LotError(.usage, "the host address \(text) is given twice; name it once")
      }
      addresses.append(address)
    }
    self.addresses = addresses
  }

  package var isEmpty: Bool { addresses.isEmpty }

  /// As the environment has it.
  package var value: String { texts.joined(separator: ",") }

  var texts: [String] { addresses.map(\.text) }

  private static func address(_ text: String) throws(LotError) -> ip {
    guard let address = ip(text) else {
      if text.contains("/"), access(text, F_OK) == 0 {
        throw LotError(
          .usage, "'\(text)' is a file, and --host takes an address; did you mean --hosts \(text)?")
      }
      throw LotError(
        .usage, "'\(text)' is not an IP address; write a host as 10.0.0.1 or 2001:db8::1")
    }
    for (isSo, what) in [
      (ip_is_wildcard(address), "the wildcard address"),
      (ip_is_multicast(address), "a multicast address"),
      (ip_is_broadcast(address), "the broadcast address"),
    ] where isSo {
      throw LotError(.usage, "\(text) is \(what) and cannot be a host's; name one of its own")
    }
    return address
  }
}
