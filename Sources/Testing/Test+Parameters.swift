// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

// A row of a table for each test: one function for each number of columns, as the compiler finds the
// types of literals no better with a pack.

extension Test {
  private init<Row>(
    _ name: String, _ traits: [TestTrait], _ place: SourceLine, _ rows: some Sequence<Row>,
    _ body: (Row) -> Body
  ) {
    let cases = rows.map { Case(parameters: Self.text(of: $0), body: body($0)) }
    self.init(name, traits, place, cases)
  }

  /// `(1, "a")`, not longer than a line.
  private static func text(of row: some Any) -> String {
    let text = String(reflecting: row)
    let words = text.hasPrefix("(") ? text : "(\(text))"
    return words.count <= 72 ? words : words.prefix(70) + "…)"
  }
}

extension Test {
  /// A test for each row of a table of one column.
  public init<A>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<A>,
    file: String = #filePath, line: Int = #line, body: @escaping (A) throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) throws in try body(row) }
    }
  }

  /// A test for each row of a table of one column, which waits.
  public init<A>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<A>,
    file: String = #filePath, line: Int = #line, body: @escaping (A) async throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) async throws in try await body(row) }
    }
  }

  /// A test for each row of a table of two columns.
  public init<A, B>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<(A, B)>,
    file: String = #filePath, line: Int = #line, body: @escaping (A, B) throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) throws in try body(row.0, row.1) }
    }
  }

  /// A test for each row of a table of two columns, which waits.
  public init<A, B>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<(A, B)>,
    file: String = #filePath, line: Int = #line, body: @escaping (A, B) async throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) async throws in try await body(row.0, row.1) }
    }
  }

  /// A test for each row of a table of three columns.
  public init<A, B, C>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<(A, B, C)>,
    file: String = #filePath, line: Int = #line, body: @escaping (A, B, C) throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) throws in try body(row.0, row.1, row.2) }
    }
  }

  /// A test for each row of a table of three columns, which waits.
  public init<A, B, C>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<(A, B, C)>,
    file: String = #filePath, line: Int = #line, body: @escaping (A, B, C) async throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) async throws in try await body(row.0, row.1, row.2) }
    }
  }

  /// A test for each row of a table of four columns.
  public init<A, B, C, D>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<(A, B, C, D)>,
    file: String = #filePath, line: Int = #line, body: @escaping (A, B, C, D) throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) throws in try body(row.0, row.1, row.2, row.3) }
    }
  }

  /// A test for each row of a table of four columns, which waits.
  public init<A, B, C, D>(
    _ name: String, _ traits: TestTrait..., for rows: some Sequence<(A, B, C, D)>,
    file: String = #filePath, line: Int = #line, body: @escaping (A, B, C, D) async throws -> Void
  ) {
    self.init(name, traits, SourceLine(file: file, line: line), rows) { row in
      Body { (_: TestContext) async throws in try await body(row.0, row.1, row.2, row.3) }
    }
  }
}
