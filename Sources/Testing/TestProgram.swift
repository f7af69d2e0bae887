// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import TestProcess

/// A program that is a list of tests.
///
/// ```swift
/// import BacklotTesting
///
/// @main struct Suite: TestProgram {
///   static var tests: some Tests {
///     Group("store") {
///       Test("reads back") { … }
///     }
///   }
/// }
/// ```
///
/// Each test runs in a fresh process of the program. Its status is 0 when every test has passed, was
/// skipped, or failed as it is known to; 1 when one has failed, none has been found, or the run could
/// not be finished; 2 when it was asked for what it does not know; 130 and the like when it was
/// interrupted.
public protocol TestProgram {
  /// What the tests are.
  associatedtype Content: Tests
  /// The tests: always the same ones, in the same order, since each process makes the list anew.
  @TestsBuilder static var tests: Content { get }
}

extension TestProgram {
  /// Runs the tests that the command line asks for.
  @MainActor
  public static func main() { Session.main { Plan(tests) } }
}
