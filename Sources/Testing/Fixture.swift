// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// What tests need and should not have to make: a set-up that returns it, and a tear-down.
///
/// ```swift
/// let store = Fixture("a store") { try Store.open(TestContext.current!.temporaryDirectory) } tearDown: {
///   try $0.close()
/// }
///
/// Group("store") {
///   Test("is empty", with: store) { store in … }
/// }
/// ```
///
/// It is set up for each test that has it, or once for a group: `Group("store", sharing: store)`.
/// The tear-down is done whatever became of the test, as long as its process lives.
public final class Fixture<Value>: AnyFixture {
  /// What messages call it.
  public let name: String
  private let make: @Sendable () async throws -> Value
  private let plainMake: (@Sendable () throws -> Value)?
  private let unmake: @Sendable (Value) async throws -> Void
  private let plainUnmake: (@Sendable (Value) throws -> Void)?

  /// A value that is there already: the state that tests begin with.
  public convenience init(_ value: Value, name: String = "a value") where Value: Sendable {
    self.init(name, setUp: { value })
  }

  /// A set-up, and a tear-down.
  public init(
    _ name: String = "a fixture", setUp: @escaping @Sendable () throws -> Value,
    tearDown: @escaping @Sendable (Value) throws -> Void = { _ in }
  ) {
    self.name = name
    (make, plainMake) = (setUp, setUp)
    (unmake, plainUnmake) = (tearDown, tearDown)
  }

  /// A set-up and a tear-down that wait.
  public init(
    _ name: String = "a fixture", setUp: @escaping @Sendable () async throws -> Value,
    tearDown: @escaping @Sendable (Value) async throws -> Void = { _ in }
  ) {
    self.name = name
    (make, plainMake) = (setUp, nil)
    (unmake, plainUnmake) = (tearDown, nil)
  }

  @MainActor
  func setUp(_ values: FixtureValues) async throws {
    if let plainMake {
      values[self] = try plainMake()
      return
    }
    values[self] = try await Self.wait(for: make)
  }

  @MainActor
  func tearDown(_ values: FixtureValues) async throws {
    guard let value = values.take(self) as? Value else { return }
    if let plainUnmake { return try plainUnmake(value) }
    nonisolated(unsafe) let given = value
    try await Self.finish(given, with: unmake)
  }

  private nonisolated static func wait(
    for make: @Sendable () async throws -> Value
  ) async throws -> sending Value {
    nonisolated(unsafe) let value = try await make()
    return value
  }

  private nonisolated static func finish(
    _ value: sending Value, with unmake: @Sendable (Value) async throws -> Void
  ) async throws {
    try await unmake(value)
  }
}

/// A ``Fixture`` of any value.
public protocol AnyFixture: AnyObject, Sendable {
  /// What messages call it.
  var name: String { get }
}

/// What the runner does with a fixture.
protocol RunnableFixture: AnyFixture {
  @MainActor func setUp(_ values: FixtureValues) async throws
  @MainActor func tearDown(_ values: FixtureValues) async throws
}

extension Fixture: RunnableFixture {}

/// The fixtures that are set up in this process. One test runs at a time.
final class FixtureValues: @unchecked Sendable {
  static let shared = FixtureValues()
  private let values = Guarded<[ObjectIdentifier: Any]>([:])

  subscript(fixture: any AnyFixture) -> Any? {
    get { values.withLock { $0[ObjectIdentifier(fixture)] } }
    set { values.withLock { $0[ObjectIdentifier(fixture)] = newValue } }
  }

  func take(_ fixture: any AnyFixture) -> Any? {
    values.withLock { $0.removeValue(forKey: ObjectIdentifier(fixture)) }
  }
}
