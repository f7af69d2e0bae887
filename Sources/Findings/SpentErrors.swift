// SPDX-License-Identifier: Apache-2.0
internal import Testing
internal import XCTest

/// The errors that each test library throws when it has recorded a failure already, and takes no
/// notice of afterwards. None of them can be made. But before any test runs, a failed requirement is
/// recorded nowhere, and leaves its error behind.
struct SpentErrors: Sendable {
  static let shared = SpentErrors()

  let swiftTesting: (any Error)?
  let xcTest: (any Error)?

  private init() {
    swiftTesting = Self.caught { try #require(Bool(false)) }
    xcTest = Self.caught { _ = try XCTUnwrap(Int?.none) }
  }

  private static func caught(_ body: () throws -> Void) -> (any Error)? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }
}
