// SPDX-License-Identifier: Apache-2.0

/// A place in a source file.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The module and the file, as `#fileID` has them.
  public var fileID: String
  /// The file, as `#filePath` has it.
  public var filePath: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// A place, from what `#fileID`, `#filePath`, `#line` and `#column` say there.
  public init(fileID: String, filePath: String, line: Int, column: Int) {
    self.fileID = fileID
    self.filePath = filePath
    self.line = line
    self.column = column
  }

  /// The name of the file without its folders, and the line: `StoreTests.swift:12`.
  public var description: String {
    let name = fileID.split(separator: "/").last ?? filePath.split(separator: "/").last
    return "\(name ?? "?"):\(line)"
  }
}
