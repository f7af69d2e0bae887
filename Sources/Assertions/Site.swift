// SPDX-License-Identifier: Apache-2.0
internal import BacklotFindings

/// Where an assertion stands.
@frozen
@usableFromInline
struct Site {
  @usableFromInline let fileID: String
  @usableFromInline let filePath: String
  @usableFromInline let line: Int
  @usableFromInline let column: Int

  @usableFromInline @_transparent
  init(_ fileID: String, _ filePath: String, _ line: Int, _ column: Int) {
    self.fileID = fileID
    self.filePath = filePath
    self.line = line
    self.column = column
  }

  var place: Place { Place(fileID: fileID, filePath: filePath, line: line, column: column) }

  func finding(_ failure: Failure, _ comment: String) -> Finding {
    let arguments = SourceText.arguments(at: place)
    return Finding(failure.text(arguments: arguments, comment: comment), at: place)
  }

  /// Reports a failure.
  @usableFromInline
  func report(_ failure: Failure, _ comment: () -> String) {
    Findings.report(finding(failure, comment()))
  }

  /// Reports a failure, and returns the error that ends the test.
  @usableFromInline
  func ending(_ failure: Failure, _ comment: () -> String) -> any Error {
    Findings.ending(with: finding(failure, comment()))
  }
}

/// Reports the failure that a check finds, or the error that it throws. Returns whether it holds.
@usableFromInline @_transparent
func judge(_ site: Site, _ comment: () -> String, _ check: () throws -> Failure?) -> Bool {
  do {
    guard let failure = try check() else { return true }
    site.report(failure, comment)
  } catch {
    site.report(threw(error), comment)
  }
  return false
}

/// The same, and throws the error that ends the test.
@usableFromInline @_transparent
func demand(_ site: Site, _ comment: () -> String, _ check: () throws -> Failure?) throws {
  let failure: Failure?
  do { failure = try check() } catch { failure = threw(error) }
  if let failure { throw site.ending(failure, comment) }
}

/// The code of an assertion threw an error, about which it says nothing.
@usableFromInline
func threw(_ error: any Error) -> Failure { Failure("threw \(Check.errorWords(error))") }
