// SPDX-License-Identifier: Apache-2.0

/// Who runs a test, and is told what it finds.
package enum Host: Sendable {
  /// A sink that somebody set for the task.
  case sink
  /// Swift Testing; this code runs in a test's task.
  case swiftTesting
  /// XCTest; a case is running. It runs one at a time.
  case xcTest
  /// Nobody: an ordinary program, or a thread that no test knows of.
  case program
}
