// SPDX-License-Identifier: Apache-2.0

/// How much of a difference is looked for, and shown.
enum Limits {
  /// Values whose words are no longer stand in the sentence itself.
  static let words = 60
  /// The lines or elements of each side that are aligned; the equal ones at both ends are not counted.
  static let aligned = 400
  /// The lines of a difference.
  static let lines = 40
  /// Those of the difference of one field, which leaves room for the others.
  static let fieldLines = 12
  /// Equal lines before and after those that differ.
  static let context = 2
  /// The rows of a dump.
  static let rows = 8
  /// The values that are looked into for one that has no `==`.
  static let steps = 10_000
  /// How deep fields of fields are compared.
  static let depth = 10
}

/// The first lines, and how many there are more.
func shortened(_ lines: [String], of count: Int? = nil, to limit: Int = Limits.lines) -> [String] {
  let count = count ?? lines.count
  guard count > limit else { return lines }
  return lines.prefix(limit) + ["… \(count - limit) more lines"]
}
