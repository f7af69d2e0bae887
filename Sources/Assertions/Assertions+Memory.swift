// SPDX-License-Identifier: Apache-2.0

/// Expects memory to have the same bytes as other memory. Where it has not, both are dumped.
@_transparent @discardableResult public func expectMemoryEqual(
  _ memory: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ expected: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.memory(memory(), expected(), true)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireMemoryEqual(
  _ memory: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ expected: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.memory(memory(), expected(), true)
  }
}

/// Expects memory to have other bytes than other memory.
@_transparent @discardableResult public func expectMemoryNotEqual(
  _ memory: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ other: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.memory(memory(), other(), false)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireMemoryNotEqual(
  _ memory: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ other: @autoclosure () throws -> UnsafeRawBufferPointer,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.memory(memory(), other(), false)
  }
}

/// Expects so many bytes at an address to be the same as those at another one.
@_transparent @discardableResult public func expectMemoryEqual(
  _ memory: UnsafeRawPointer?, _ expected: UnsafeRawPointer?, count: Int,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    Check.memory(memory, expected, count, true)
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireMemoryEqual(
  _ memory: UnsafeRawPointer?, _ expected: UnsafeRawPointer?, count: Int,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    Check.memory(memory, expected, count, true)
  }
}

/// Expects so many bytes at an address to be different from those at another one.
@_transparent @discardableResult public func expectMemoryNotEqual(
  _ memory: UnsafeRawPointer?, _ other: UnsafeRawPointer?, count: Int,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { Check.memory(memory, other, count, false) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireMemoryNotEqual(
  _ memory: UnsafeRawPointer?, _ other: UnsafeRawPointer?, count: Int,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    Check.memory(memory, other, count, false)
  }
}

/// Expects a string of C to have the same bytes as another one, or both to be null. A string of Swift
/// is passed as it is: `expectEqual(cString: getenv("HOME"), "/root")`.
@_transparent @discardableResult public func expectEqual(
  cString string: UnsafePointer<CChar>?, _ expected: UnsafePointer<CChar>?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { Check.cStrings(string, expected, true) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireEqual(
  cString string: UnsafePointer<CChar>?, _ expected: UnsafePointer<CChar>?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    Check.cStrings(string, expected, true)
  }
}

/// Expects a string of C to have other bytes than another one.
@_transparent @discardableResult public func expectNotEqual(
  cString string: UnsafePointer<CChar>?, _ other: UnsafePointer<CChar>?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { Check.cStrings(string, other, false) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireNotEqual(
  cString string: UnsafePointer<CChar>?, _ other: UnsafePointer<CChar>?,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { Check.cStrings(string, other, false) }
}
