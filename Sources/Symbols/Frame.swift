// SPDX-License-Identifier: Apache-2.0

/// A place in a program: a function, and where it was in it.
public struct Frame: Sendable, Hashable {
  /// The function's name as people write it; `nil` when nobody knows it.
  public var function: String?

  /// The source file, as the compiler was given it.
  public var file: String?

  /// The line there; `nil` when the code belongs to none.
  public var line: Int?

  /// The path of the program or library that the code is in; `nil` for code that is in no file.
  public var module: String?

  /// The address in that file, or in memory when there is none.
  public var offset: UInt64

  /// Makes a frame of which only the place is known, unless more is said.
  public init(
    function: String? = nil, file: String? = nil, line: Int? = nil, module: String? = nil,
    offset: UInt64 = 0
  ) {
    self.function = function
    self.file = file
    self.line = line
    self.module = module
    self.offset = offset
  }

  /// The last part of the module's path.
  public var moduleName: String? {
    module.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
  }
}

extension Frame: CustomStringConvertible {
  /// `tdb_close tdb/open.c:412 (libtdb.so.1)`, or `libtdb.so.1+0x1f3a` when no more is known.
  public var description: String {
    let place = (moduleName.map { "\($0)+" } ?? "") + "0x" + String(offset, radix: 16)
    guard let function else { return place }
    guard let file else { return "\(function) (\(place))" }
    let position = line.map { "\(file):\($0)" } ?? file
    return "\(function) \(position)" + (moduleName.map { " (\($0))" } ?? "")
  }
}
