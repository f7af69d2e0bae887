// SPDX-License-Identifier: Apache-2.0

/// The benchmark can't begin.
struct BenchError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
