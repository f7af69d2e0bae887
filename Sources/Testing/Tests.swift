// SPDX-License-Identifier: Apache-2.0

/// Tests, groups of them, or a list of both: what a ``TestsBuilder`` makes.
///
/// ```swift
/// @TestsBuilder var storeTests: some Tests {
///   Test("reads back") { … }
///   Group("when full") { … }
/// }
/// ```
public protocol Tests {
  /// Them, in their order.
  var list: TestList { get }
}

/// A list of tests and groups.
public struct TestList: Tests {
  enum Item {
    case test(Test)
    case group(Group)
  }

  var items: [Item]

  /// Itself.
  public var list: TestList { self }

  init(_ items: [Item]) { self.items = items }
}

/// Makes a list of what stands between the braces: tests, groups, lists, `if` and `for`.
@resultBuilder
public enum TestsBuilder {
  /// One test, group or list.
  public static func buildExpression(_ tests: some Tests) -> TestList { tests.list }
  /// All of them, in their order.
  public static func buildBlock(_ lists: TestList...) -> TestList { joined(lists) }
  /// What an `if` without `else` leads to.
  public static func buildOptional(_ list: TestList?) -> TestList { list ?? TestList([]) }
  /// What an `if` leads to.
  public static func buildEither(first: TestList) -> TestList { first }
  /// What an `else` leads to.
  public static func buildEither(second: TestList) -> TestList { second }
  /// What a `for` leads to.
  public static func buildArray(_ lists: [TestList]) -> TestList { joined(lists) }
  /// What `if #available` leads to.
  public static func buildLimitedAvailability(_ list: TestList) -> TestList { list }

  private static func joined(_ lists: [TestList]) -> TestList {
    TestList(lists.flatMap(\.items))
  }
}
