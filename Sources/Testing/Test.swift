// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// A test: a name, and a body that finds out whether something is as it should be.
///
/// It fails when its body reports a finding, as assertions and mocks do, when it throws, and when its
/// process ends in any way before the body has.
///
/// ```swift
/// Test("reads back") { … }
/// Test("is slow", .tags("slow"), .timeLimit(.seconds(5))) { context in … }
/// Test("adds", for: [(1, 1, 2), (2, 2, 4)]) { a, b, sum in … }
/// Test("closes", with: store) { store in … }
/// ```
public struct Test: Tests {
  struct Case {
    /// What comes after the name, where there are parameters.
    var parameters: String
    var body: Body
  }

  var name: String
  var place: SourceLine
  var traits: [TestTrait]
  var cases: [Case]

  /// A list of it alone.
  public var list: TestList { TestList([.test(self)]) }

  init(_ name: String, _ traits: [TestTrait], _ place: SourceLine, _ body: Body) {
    self.init(name, traits, place, [Case(parameters: "", body: body)])
  }

  init(_ name: String, _ traits: [TestTrait], _ place: SourceLine, _ cases: [Case]) {
    self.name = name
    self.place = place
    self.traits = traits
    self.cases = cases
  }

  /// A test.
  public init(
    _ name: String, _ traits: TestTrait..., file: String = #filePath, line: Int = #line,
    body: @escaping () throws -> Void
  ) {
    self.init(
      name, traits, SourceLine(file: file, line: line), Body { (_: TestContext) in try body() })
  }

  /// A test that waits.
  public init(
    _ name: String, _ traits: TestTrait..., file: String = #filePath, line: Int = #line,
    body: @escaping () async throws -> Void
  ) {
    self.init(
      name, traits, SourceLine(file: file, line: line),
      Body { (_: TestContext) async throws in try await body() })
  }

  /// A test that asks its surroundings for something.
  public init(
    _ name: String, _ traits: TestTrait..., file: String = #filePath, line: Int = #line,
    body: @escaping (TestContext) throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), Body(body))
  }

  /// A test that waits, and asks its surroundings for something.
  public init(
    _ name: String, _ traits: TestTrait..., file: String = #filePath, line: Int = #line,
    body: @escaping (TestContext) async throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), Body(body))
  }
}
