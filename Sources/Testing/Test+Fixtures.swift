// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

extension Test {
  /// A test of what a fixture makes.
  public init<Value>(
    _ name: String, _ traits: TestTrait..., with fixture: Fixture<Value>,
    file: String = #filePath, line: Int = #line, body: @escaping (Value) throws -> Void
  ) {
    let place = SourceLine(file: file, line: line)
    self.init(
      name, traits + [.needing(fixture)], place,
      Body { (_: TestContext) in try body(try fixture.value) })
  }

  /// A test of what a fixture makes, which waits.
  public init<Value>(
    _ name: String, _ traits: TestTrait..., with fixture: Fixture<Value>,
    file: String = #filePath, line: Int = #line, body: @escaping (Value) async throws -> Void
  ) {
    let place = SourceLine(file: file, line: line)
    self.init(
      name, traits + [.needing(fixture)], place,
      Body { (_: TestContext) async throws in try await body(try fixture.value) })
  }

  /// A test of what two fixtures make.
  public init<First, Second>(
    _ name: String, _ traits: TestTrait..., with first: Fixture<First>, _ second: Fixture<Second>,
    file: String = #filePath, line: Int = #line, body: @escaping (First, Second) throws -> Void
  ) {
    let place = SourceLine(file: file, line: line)
    self.init(
      name, traits + [.needing(first), .needing(second)], place,
      Body { (_: TestContext) in try body(try first.value, try second.value) })
  }

  /// A test of what two fixtures make, which waits.
  public init<First, Second>(
    _ name: String, _ traits: TestTrait..., with first: Fixture<First>, _ second: Fixture<Second>,
    file: String = #filePath, line: Int = #line,
    body: @escaping (First, Second) async throws -> Void
  ) {
    let place = SourceLine(file: file, line: line)
    self.init(
      name, traits + [.needing(first), .needing(second)], place,
      Body { (_: TestContext) async throws in
        try await body(try first.value, try second.value)
      })
  }
}

extension Fixture {
  /// What it has made for the test that runs.
  public var value: Value {
    get throws {
      guard let value = FixtureValues.shared[self] as? Value else { throw NotSetUp(name: name) }
      return value
    }
  }
}

/// A fixture was asked for its value where it has none.
struct NotSetUp: Error, CustomStringConvertible {
  var name: String
  var description: String {
    "\(name) is not set up here: give it to the test by with:, or to its group by sharing: or each:"
  }
}
