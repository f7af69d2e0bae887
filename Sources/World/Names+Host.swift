// SPDX-License-Identifier: Apache-2.0
internal import SocketPolicy

extension Names {
  /// A host: a line of `hosts(5)` for each of its addresses.
  public struct Host: Sendable, Hashable {
    /// The name, which is the canonical one too: letters, digits, hyphens, dots, underscores.
    public var name: String
    /// What else it is called.
    public var aliases: [String]
    /// Its addresses, IPv4 and IPv6, in the order in which they are told.
    public var addresses: [String]

    /// A host with one address or more.
    public init(_ name: String, _ addresses: String..., aliases: [String] = []) {
      self.init(name, addresses: addresses, aliases: aliases)
    }

    /// A host with a list of addresses.
    public init(_ name: String, addresses: [String], aliases: [String] = []) {
      self.name = name
      self.aliases = aliases
      self.addresses = addresses
    }

    var lines: [String] {
      get throws(LotError) {
        var words = [try NameWord.host(name)]
        for alias in aliases { words.append(try NameWord.host(alias)) }
        guard !addresses.isEmpty else {
          throw LotError(.usage, "the host \(name) has no address; give it one")
        }
        var lines: [String] = []
        for address in addresses {
          lines.append(([try Self.address(address, of: name)] + words).joined(separator: " "))
        }
        return lines
      }
    }

    private static func address(_ text: String, of name: String) throws(LotError) -> String {
      guard let address = ip(text) else {
        throw LotError(
          .usage, "'\(text)' is no address for \(name); write one as 10.0.0.5 or 2001:db8::5")
      }
      return address.text
    }
  }
}
