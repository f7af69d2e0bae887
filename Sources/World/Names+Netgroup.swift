// SPDX-License-Identifier: Apache-2.0

extension Names {
  /// A netgroup: a line of `netgroup(5)`.
  public struct Netgroup: Sendable, Hashable {
    /// Who is in: a host, a user, a domain. Where one is `nil`, any is meant; `-` means none.
    public struct Member: Sendable, Hashable {
      /// The name of a host.
      public var host: String?
      /// The name of a user.
      public var user: String?
      /// The name of a domain.
      public var domain: String?

      /// A member.
      public init(host: String? = nil, user: String? = nil, domain: String? = nil) {
        self.host = host
        self.user = user
        self.domain = domain
      }

      var triple: String {
        get throws(LotError) {
          var words: [String] = []
          for word in [host, user, domain] {
            words.append(try word.map { word throws(LotError) in try NameWord.part(word) } ?? "")
          }
          return "(\(words.joined(separator: ",")))"
        }
      }
    }

    /// The name.
    public var name: String
    /// Who is in it.
    public var members: [Member]
    /// The netgroups whose members are in it too.
    public var groups: [String]

    /// A netgroup.
    public init(_ name: String, _ members: [Member] = [], groups: [String] = []) {
      self.name = name
      self.members = members
      self.groups = groups
    }

    var line: String {
      get throws(LotError) {
        var words = [try NameWord.part(name)]
        for member in members { words.append(try member.triple) }
        for group in groups { words.append(try NameWord.part(group)) }
        return words.joined(separator: " ")
      }
    }
  }
}
