// SPDX-License-Identifier: Apache-2.0

/// The name of a test, after the names of the groups that it is in, the outermost first.
public struct TestPath: Sendable, Hashable {
  /// The groups. They may have any characters in their names, as tests may.
  public var groups: [String]
  /// The test itself, with its parameters where it has some.
  public var name: String

  /// A name within groups.
  public init(_ groups: [String] = [], _ name: String) {
    self.groups = groups
    self.name = name
  }
}

extension TestPath: CustomStringConvertible {
  /// All names, with slashes between.
  public var description: String { (groups + [name]).joined(separator: "/") }
}

/// A line of a source file.
public struct SourceLine: Sendable, Hashable {
  /// The file, as the compiler was told of it.
  public var file: String
  /// The line, from 1.
  public var line: Int

  /// A line.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

extension SourceLine: CustomStringConvertible {
  /// As compilers write it: `Tests/StoreTests.swift:12`.
  public var description: String { "\(file):\(line)" }
}
