// SPDX-License-Identifier: Apache-2.0
internal import BacklotReporting

/// Tests that belong together, with a name, what all of them have in common, and fixtures.
///
/// ```swift
/// Group("store", .tags("disk"), sharing: database) {
///   Test("reads back", with: database) { database in … }
/// }
/// ```
public struct Group: Tests {
  var name: String
  var place: SourceLine
  var traits: [TestTrait]
  /// Set up once, for all of them.
  var shared: [any AnyFixture]
  /// Set up for each of them.
  var each: [any AnyFixture]
  var content: TestList

  /// A list of it alone.
  public var list: TestList { TestList([.group(self)]) }

  /// A group.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - traits: What holds for all tests in it.
  ///   - shared: What is set up before the first test and torn down after the last one, in each
  ///     process that runs tests of the group: a process for each test, unless the group has
  ///     ``TestTrait/sharedProcess`` or the option `--isolation` says otherwise.
  ///   - each: What is set up before each test and torn down after it.
  ///   - content: The tests, and groups.
  public init(
    _ name: String, _ traits: TestTrait..., sharing shared: (any AnyFixture)...,
    each: [any AnyFixture] = [], file: String = #filePath, line: Int = #line,
    @TestsBuilder content: () -> some Tests
  ) {
    self.name = name
    self.place = SourceLine(file: file, line: line)
    self.traits = traits
    self.shared = shared
    self.each = each
    self.content = content().list
  }
}
