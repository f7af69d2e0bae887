// SPDX-License-Identifier: Apache-2.0

extension Names {
  /// The number of a protocol above IP: a line of `protocols(5)`.
  public struct ProtocolNumber: Sendable, Hashable {
    /// The name, such as `tcp`.
    public var name: String
    /// The number in the head of a packet, such as 6.
    public var number: UInt8
    /// What else it is called, such as `TCP`.
    public var aliases: [String]

    /// A protocol.
    public init(_ name: String, _ number: UInt8, aliases: [String] = []) {
      self.name = name
      self.number = number
      self.aliases = aliases
    }

    var line: String {
      get throws(LotError) {
        var words = [try NameWord.word(name, "protocol"), String(number)]
        for alias in aliases { words.append(try NameWord.word(alias, "protocol")) }
        return words.joined(separator: " ")
      }
    }
  }
}
