// SPDX-License-Identifier: Apache-2.0

/// Expects a call of C to succeed, which returns a negative number when it fails, and sets `errno`:
/// `expectSucceeds(close(3))`. A failure tells the error by name.
@_transparent @discardableResult public func expectSucceeds<Value: SignedInteger>(
  _ result: @autoclosure () throws -> Value, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.succeeded(result()) }
}

/// Returns what a call of C returned, and ends the test when that is a negative number.
@_transparent @discardableResult public func requireSucceeds<Value: SignedInteger>(
  _ result: @autoclosure () throws -> Value, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws -> Value {
  var kept: Value = 0
  try demand(Site(fileID, filePath, line, column), comment) {
    let found = try result()
    kept = found
    return Check.succeeded(found)
  }
  return kept
}

/// Expects a call of C to succeed, which returns a null pointer when it fails, and sets `errno`.
@_transparent @discardableResult public func expectSucceeds<Pointer: _Pointer>(
  _ result: @autoclosure () throws -> Pointer?, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.succeeded(result()) }
}

/// Returns the pointer that a call of C returned, and ends the test when that is null.
@_transparent @discardableResult public func requireSucceeds<Pointer: _Pointer>(
  _ result: @autoclosure () throws -> Pointer?, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws -> Pointer {
  var kept: Pointer?
  try demand(Site(fileID, filePath, line, column), comment) {
    let found = try result()
    kept = found
    return Check.succeeded(found)
  }
  return kept!
}

/// Expects a call of C to succeed, which returns an error number when it fails, as those of
/// pthreads do.
@_transparent @discardableResult public func expectSucceeds(
  errorNumber result: @autoclosure () throws -> Int32, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) {
    try Check.succeeded(errorNumber: result())
  }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireSucceeds(
  errorNumber result: @autoclosure () throws -> Int32, _ comment: @autoclosure () -> String = "",
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) {
    try Check.succeeded(errorNumber: result())
  }
}

/// Expects a call of C to fail by a negative number, with this error in `errno`:
/// `expectFails(open("/nowhere", O_RDONLY), errno: ENOENT)`.
@_transparent @discardableResult public func expectFails<Value: SignedInteger>(
  _ result: @autoclosure () throws -> Value, errno expected: Int32,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.fails(result(), expected) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireFails<Value: SignedInteger>(
  _ result: @autoclosure () throws -> Value, errno expected: Int32,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.fails(result(), expected) }
}

/// Expects a call of C to fail by a null pointer, with this error in `errno`.
@_transparent @discardableResult public func expectFails<Pointer: _Pointer>(
  _ result: @autoclosure () throws -> Pointer?, errno expected: Int32,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) -> Bool {
  judge(Site(fileID, filePath, line, column), comment) { try Check.fails(result(), expected) }
}

/// The same, and ends the test when it does not hold.
@_transparent public func requireFails<Pointer: _Pointer>(
  _ result: @autoclosure () throws -> Pointer?, errno expected: Int32,
  _ comment: @autoclosure () -> String = "", fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) throws {
  try demand(Site(fileID, filePath, line, column), comment) { try Check.fails(result(), expected) }
}
