// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Mocks that are made when they are first asked for: those of a generic function, one for each of the
/// types that it is called with, and the static ones of a generic type.
///
/// ```swift
/// struct MockCoder: Coder {
///   private let mocks = MockTable()
///   func decode<T: Decodable>(for: T.Type) -> Mock<(String) throws -> T> { mocks.mock("decode") }
///   func decode<T: Decodable>(_ text: String) throws -> T { try decode(for: T.self).call(text) }
/// }
/// ```
public final class MockTable: Sendable {
  private struct Key: Hashable {
    let type: ObjectIdentifier
    let name: String
  }

  private let owner: String
  private let mocks = Mutex<[Key: any Sendable]>([:])

  /// A table without mocks. `owner` is the type that they belong to, for findings.
  public init(of owner: String = #function) { self.owner = owner }

  /// The mock of that name and type; always the same.
  ///
  /// - Parameters:
  ///   - name: What the function is called in findings.
  ///   - key: What tells functions of one name and type from each other.
  public func mock<Signature>(
    _ name: String, key: String = #function, fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Mock<Signature> {
    let place = Key(type: ObjectIdentifier(Signature.self), name: key)
    if let mock = mocks.withLock({ $0[place] }) as? Mock<Signature> { return mock }
    let made = Mock<Signature>(
      name, of: owner, fileID: fileID, filePath: filePath, line: line, column: column)
    return mocks.withLock { mocks in
      if let mock = mocks[place] as? Mock<Signature> { return mock }
      mocks[place] = made
      return made
    }
  }

  private static let tables = Mutex<[ObjectIdentifier: MockTable]>([:])

  /// The table of a type: for static functions of a generic one. Like every static mock it outlives the
  /// test, and is in the book of whichever test uses it.
  public static func shared(for type: Any.Type) -> MockTable {
    tables.withLock { tables in
      let table = tables[ObjectIdentifier(type)] ?? MockTable(of: "\(type)")
      tables[ObjectIdentifier(type)] = table
      return table
    }
  }
}
