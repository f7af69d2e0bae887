// SPDX-License-Identifier: Apache-2.0

/// Protocols of the standard library that others refine all the time, as it declares them: its symbol
/// graph has twenty megabytes.
enum StandardProtocols {
  private static let declarations: [String: [String]] = [
    "AnyObject": [], "AnyActor": [], "Any": [], "BitwiseCopyable": [], "Copyable": [],
    "Escapable": [],
    "Sendable": [], "SendableMetatype": [], "Error": [], "Equatable": [], "Hashable": [],
    "Actor": [],
    "Comparable": ["static func < (lhs: Self, rhs: Self) -> Bool"],
    "CaseIterable": [
      "associatedtype AllCases: Collection = [Self]", "static var allCases: Self.AllCases { get }",
    ],
    "CustomStringConvertible": ["var description: String { get }"],
    "CustomDebugStringConvertible": ["var debugDescription: String { get }"],
    "LosslessStringConvertible": ["init?(_ description: String)"],
    "Decodable": ["init(from decoder: any Decoder) throws"],
    "Encodable": ["func encode(to encoder: any Encoder) throws"],
    "Identifiable": ["associatedtype ID: Hashable", "var id: Self.ID { get }"],
    "RawRepresentable": [
      "associatedtype RawValue", "init?(rawValue: Self.RawValue)",
      "var rawValue: Self.RawValue { get }",
    ],
    "Sequence": [
      "associatedtype Element where Self.Element == Self.Iterator.Element",
      "associatedtype Iterator: IteratorProtocol", "func makeIterator() -> Self.Iterator",
    ],
    "IteratorProtocol": [
      "associatedtype Element", "mutating func next() -> Self.Element?",
    ],
    "AsyncSequence": [
      "associatedtype AsyncIterator: AsyncIteratorProtocol",
      "associatedtype Element where Self.Element == Self.AsyncIterator.Element",
      "func makeAsyncIterator() -> Self.AsyncIterator",
    ],
    "TextOutputStream": ["mutating func write(_ string: String)"],
    "ExpressibleByStringLiteral": [
      "associatedtype StringLiteralType = String",
      "init(stringLiteral value: Self.StringLiteralType)",
    ],
  ]

  private static let refined = [
    "Codable": ["Decodable", "Encodable"], "Comparable": ["Equatable"], "Hashable": ["Equatable"],
    "Actor": ["Sendable"], "Error": ["Sendable"],
    "LosslessStringConvertible": ["CustomStringConvertible"],
  ]

  /// The protocol of that name, with all that it inherits; `nil` for one that is not among these.
  static func named(_ name: String) throws(Unmockable) -> ProtocolModel? {
    let members = refined[name] != nil ? declarations[name] ?? [] : declarations[name]
    guard let members else { return nil }
    var model = try ProtocolModel(declaration: "protocol \(name)")
    for member in members { try model.add(member: member) }
    for parent in refined[name] ?? [] {
      guard let other = try named(parent) else { continue }
      model.inherit(other)
      model.inherited.append(parent)
    }
    return model
  }
}

extension ProtocolModel {
  /// With what it inherits, where nothing but its own declaration is known.
  package func completed() throws(Unmockable) -> ProtocolModel {
    var model = self
    for parent in inherited where !parent.hasPrefix("~") {
      let name = parent.split(separator: " ").last.map(String.init) ?? parent
      let bare = name.hasPrefix("Swift.") ? String(name.dropFirst(6)) : name
      guard let known = try StandardProtocols.named(bare) else {
        throw Unmockable(
          "@Mocked sees no declaration but that of \(self.name), and \(self.name) refines \(parent); "
            + "have its mock written by backlot mocks")
      }
      model.inherit(known)
    }
    return model
  }
}
