// SPDX-License-Identifier: Apache-2.0

extension Names {
  /// A service: a line of `services(5)`.
  public struct Service: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The port it is on.
    public var port: UInt16
    /// The name of the protocol, such as `tcp`.
    public var transport: String
    /// What else it is called.
    public var aliases: [String]

    /// A service, by default over TCP.
    public init(
      _ name: String, port: UInt16, protocol transport: String = "tcp", aliases: [String] = []
    ) {
      self.name = name
      self.port = port
      self.transport = transport
      self.aliases = aliases
    }

    var line: String {
      get throws(LotError) {
        var words = [try NameWord.word(name, "service")]
        words.append("\(port)/" + (try NameWord.word(transport, "protocol")))
        for alias in aliases { words.append(try NameWord.word(alias, "service")) }
        return words.joined(separator: " ")
      }
    }
  }
}
